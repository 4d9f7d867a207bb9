#!/usr/bin/env python3
"""Reads the tables of a batch with pandas, polars and DuckDB, without hints, and checks that all agree.

    pip install pandas pyarrow polars duckdb
    cluster/check_tables.py DIR
"""

import json
import sys
from pathlib import Path

import duckdb
import pandas
import polars


def main(folder):
    summary = json.loads((folder / "summary.json").read_text())
    base = summary["base"]
    frames = []
    for ending in ("csv", "parquet"):
        path = folder / f"games.{ending}"
        if not path.exists():
            print(f"left out: there is no {path.name}")
            continue
        frames.append((f"pandas {ending}", getattr(pandas, f"read_{ending}")(path)))
        frames.append((f"polars {ending}", getattr(polars, f"read_{ending}")(path).to_pandas()))
        frames.append((f"duckdb {ending}", duckdb.sql(f"SELECT * FROM '{path}'").df()))
    first = frames[0][1]
    for name, frame in frames:
        assert list(frame.columns) == list(first.columns), f"{name}: other columns"
        own = frame[frame.arm == "base"]
        assert len(own) == base["games"], f"{name}: {len(own)} games"
        assert abs(own.shared_score.mean() - base["shared"]["mean"]["mid"]) < 1e-9, f"{name}: other mean"
        for row in base["outcomes"]:
            assert (own.ending == row["name"]).sum() == row["games"], f"{name}: {row['name']}"
        numbers = frame.select_dtypes("number").columns
        assert (frame[numbers].fillna(0).astype("int64") == first[numbers].fillna(0).astype("int64")).all().all(), name
        print(f"ok: {name}, {len(frame)} rows, {len(frame.columns)} columns, {len(numbers)} of them numbers")
    turns = {name: duckdb.sql(f"SELECT count(*), sum(deterrence) FROM '{folder / name}'").fetchall()[0]
             for name in ("turns.csv", "turns.parquet") if (folder / name).exists()}
    assert len(set(turns.values())) <= 1, turns
    print(f"ok: turns {turns}")
    parquet = folder / "games.parquet"
    if parquet.exists():
        sql = f"SELECT decode(value) FROM parquet_kv_metadata('{parquet}') WHERE decode(key) = 'gap_years:header'"
        header = json.loads(duckdb.sql(sql).fetchall()[0][0])
        assert header == summary["header"], "the header in the Parquet file is another one"
        print(f"ok: header, {header['command']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
