#!/usr/bin/env python3
"""A batch over HyperQueue: parts as tasks, failed ones taken up again, and a merge at the end.

    pip install hyperqueue
    cluster/hyperqueue_batch.py --out batch --parts 8 -- hague-promises --games 100000

Without --server it starts a server and a worker on this machine, with all its cores or as many as --cores says. With
--server it uses a running one (`hq server start --server-dir DIR`, and `hq worker start` on every node, or `hq alloc add
slurm` to have workers started as they are needed). Call it again after a crash: parts go on where they were.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from hyperqueue import Client, Job, LocalCluster
from hyperqueue.cluster import WorkerConfig

TRIES = 5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the parts and the whole")
    parser.add_argument("--parts", type=int, default=8, help="how many parts")
    parser.add_argument("--server", type=Path, help="folder of a running HyperQueue server")
    parser.add_argument("--cores", type=int, help="cores of the worker on this machine")
    parser.add_argument("--program", default=os.environ.get("GAP_YEARS", "gap-years"), help="the program")
    parser.add_argument("design", nargs="+", help="scenario and options of `gap-years balance`, after --")
    return parser.parse_args()


def play(client, options):
    """Plays all parts; those that fail are tried again, from where they were."""
    left = list(range(1, options.parts + 1))
    for _ in range(TRIES):
        job = Job(max_fails=None)
        for part in left:
            folder = options.out / f"part-{part:05}"
            job.program(
                [options.program, "balance", *options.design, "--threads", "1", "--shard", f"{part}/{options.parts}",
                 "--out", str(folder), "--resume", "--json"],
                name=f"part-{part}", stdout=str(options.out / f"part-{part:05}.json"),
                stderr=str(options.out / f"part-{part:05}.log"),
            )
        submitted = client.submit(job)
        client.wait_for_jobs([submitted], raise_on_error=False)
        failed = client.get_failed_tasks(submitted)
        left = [left[task] for task in sorted(failed)]
        if not left:
            return
        print(f"{len(left)} parts ended early and go on: {left}", file=sys.stderr)
    sys.exit(f"parts {left} have ended early {TRIES} times: see {options.out}/part-*.log")


def main():
    options = arguments()
    options.out = options.out.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.server:
        play(Client(options.server), options)
    else:
        with LocalCluster(server_dir=None, worker_config=WorkerConfig(cores=options.cores)) as cluster:
            play(cluster.client(), options)
    parts = sorted(path for path in options.out.glob("part-*") if path.is_dir())
    return subprocess.call([options.program, "balance", "merge", *map(str, parts), "--out", str(options.out / "whole")])


if __name__ == "__main__":
    sys.exit(main())
