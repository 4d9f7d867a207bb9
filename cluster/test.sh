#!/usr/bin/env bash
# Plays one batch in one go, over a Slurm array whose tasks are killed half-way, and over HyperQueue with a part and then the
# whole cluster killed half-way; all three must leave the same files, byte by byte.
#
#   cluster/test.sh PROGRAM [GAMES]      needs `hyperqueue` from PyPI for python3 (or PYTHON); without it that part is left out
set -euo pipefail
program="$(realpath "${1:?usage: cluster/test.sh PROGRAM [GAMES]}")"
games="${2:-2000}"
python="${PYTHON:-python3}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
design=(hague-promises --games "$games" --seed 5)

same() {
    for file in games.csv turns.csv summary.json report.html games.csv-metadata.json; do
        cmp "$work/one/$file" "$1/$file" || { echo "FAILED: $2 differs in $file"; exit 1; }
    done
    for file in games.parquet turns.parquet; do
        [[ ! -e "$work/one/$file" ]] || cmp "$work/one/$file" "$1/$file" || { echo "FAILED: $2 differs in $file"; exit 1; }
    done
    echo "ok: $2 leaves the same files as one run"
}

# killed COMMAND…: starts it and kills it hard once it has a first checkpoint with games in it.
killed() {
    local folder="$1"
    shift
    "$@" >/dev/null 2>&1 &
    local id=$!
    for _ in $(seq 600); do
        sleep 0.1
        if ! kill -0 "$id" 2>/dev/null; then
            echo "FAILED: it was over before it could be killed, take more games"
            exit 1
        fi
        if grep -qs '"upto"' "$folder/batch.json" && ! grep -q '"games":0,' <<<"$(grep -o '"base":{"games":[0-9]*,' "$folder/batch.json" | grep -o '"games":[0-9]*,')"; then
            break
        fi
    done
    kill -9 "$id"
    wait "$id" 2>/dev/null || true
    echo "killed with $(grep -o '"base":{"games":[0-9]*' "$folder/batch.json" | grep -o '[0-9]*$') games in $(basename "$folder")"
}

"$program" balance "${design[@]}" --out "$work/one" --json >/dev/null
echo "one run: $games games"

export GAP_YEARS="$program" DESIGN="${design[*]}" OUT="$work/slurm" SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MAX=3 SLURM_CPUS_PER_TASK=1
mkdir -p "$OUT"
SLURM_ARRAY_TASK_ID=2 killed "$OUT/part-00002" "$here/slurm.sh"
for task in 1 2 3; do
    SLURM_ARRAY_TASK_ID=$task "$here/slurm.sh"
done
"$here/slurm.sh" >/dev/null
same "$OUT/whole" "a Slurm array with a task killed half-way"

if ! "$python" -c 'import hyperqueue' 2>/dev/null; then
    echo "left out: $python has no module hyperqueue (pip install hyperqueue)"
    exit 0
fi
batch=("$python" "$here/hyperqueue_batch.py" --out "$work/hq" --parts 4 --cores 2 -- "${design[@]}")

# The whole cluster dies with its tasks: a new one takes up what is there.
setsid "${batch[@]}" >/dev/null 2>&1 &
cluster=$!
for _ in $(seq 600); do
    sleep 0.1
    games_in() { grep -ohs '"base":{"games":[0-9]*' "$work"/hq/part-*/batch.json | grep -o '[0-9]*$' | paste -sd+ | bc; }
    [[ "$(games_in || echo 0)" -gt 0 ]] && break
done
kill -9 -- "-$cluster" 2>/dev/null || true
mapfile -t tasks < <(pgrep -f -- "--out $work/hq/part-" || true)
[[ ${#tasks[@]} -eq 0 ]] || kill -9 "${tasks[@]}" 2>/dev/null || true
wait "$cluster" 2>/dev/null || true
echo "killed the HyperQueue cluster with $(games_in) games played"

# Then one part dies under a living cluster, which takes it up again.
"${batch[@]}" >/dev/null 2>"$work/hq.log" &
cluster=$!
for _ in $(seq 600); do
    sleep 0.1
    task=$(pgrep -f -- "--out $work/hq/part-" | head -1 || true)
    [[ -z "$task" ]] || break
done
sleep 0.5
kill -9 "$task" 2>/dev/null && echo "killed one part under HyperQueue"
wait "$cluster"
grep 'go on' "$work/hq.log" || true
same "$work/hq/whole" "HyperQueue with the cluster and a part killed half-way"
