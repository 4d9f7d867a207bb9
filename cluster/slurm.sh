#!/usr/bin/env bash
# A batch as a Slurm array: one task a part, then a job that merges.
#
#   DESIGN="hague-promises --games 1000000" OUT=$SCRATCH/batch sbatch --array=1-64 cluster/slurm.sh
#   DESIGN="hague-promises --games 1000000" OUT=$SCRATCH/batch sbatch --dependency=singleton cluster/slurm.sh
#
# The second job bears the same name, so that Slurm holds it back until the array is done; without an array it merges.
# A task that is killed, by a person, a node or its time limit, goes on where it was when it is queued again: the same
# command takes up its folder. Nothing but the folder OUT is shared.
#SBATCH --job-name=gap-years
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=500M
#SBATCH --time=01:00:00
#SBATCH --requeue
#SBATCH --signal=INT@60
set -euo pipefail

program="${GAP_YEARS:-gap-years}"
out="${OUT:?set OUT to a folder that all nodes see}"
read -r -a design <<<"${DESIGN:?set DESIGN to a scenario and its options, such as hague-promises --games 100000}"

if [[ -z "${SLURM_ARRAY_TASK_ID:-}" ]]; then
    exec "$program" balance merge "$out"/part-* --out "$out/whole"
fi
part=$(printf '%s/part-%05d' "$out" "$SLURM_ARRAY_TASK_ID")
exec "$program" balance "${design[@]}" --threads "${SLURM_CPUS_PER_TASK:-1}" \
    --shard "$SLURM_ARRAY_TASK_ID/${SLURM_ARRAY_TASK_MAX:-$SLURM_ARRAY_TASK_COUNT}" --out "$part" --resume --json >/dev/null
