#!/bin/bash
# Workers on one study, as many as the array has tasks: sbatch --array=1-4 slurm.sh jerry.txt [more of tune's arguments]
# Set STUDY_URL (postgresql://user@host/database; the password in PGPASSWORD) and SHARED, a folder that all nodes see.
#SBATCH --job-name=showrunner-tune
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --signal=B:TERM@120
#SBATCH --output=%x-%A-%a.log
set -euo pipefail
: "${STUDY_URL:?set STUDY_URL to the address of the database}" "${SHARED:?set SHARED to a folder that all nodes see}"

study=${STUDY:-$SLURM_JOB_NAME}
# Slurm signals the shell two minutes before the end; the worker saves its trial, and the next job goes on with it.
${SHOWRUNNER:-showrunner} tune "$@" --storage "$STUDY_URL" --study "$study" --folder "$SHARED/$study.trials" \
    --workers 1 --threads "$SLURM_CPUS_PER_TASK" --out "$SHARED/$study-$SLURM_ARRAY_TASK_ID.show" &
trap 'kill -TERM $!' TERM
status=0
wait $! || status=$?
# A signal ends the first wait; the second one waits for the worker's own end.
[ "$status" -le 128 ] || { wait $! && status=0 || status=$?; }
exit "$status"
