#!/bin/bash
# Usage: wait.sh FOLDER. Notes its process and that of a child in the folder, and waits for ever.
sleep 1000 &
echo "$! $$" > "$1/$TUNEWRIGHT_TRIAL.processes"
wait
