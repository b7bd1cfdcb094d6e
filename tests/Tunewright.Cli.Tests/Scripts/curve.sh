#!/bin/bash
# Usage: curve.sh FOLDER X. The first five trials report 1 at ten steps; later ones report 9, note their process, and wait for ever.
if [ "$TUNEWRIGHT_TRIAL" -lt 5 ]; then
    for step in 0 1 2 3; do echo "{\"step\": $step, \"value\": 1}"; done
    echo 1
else
    trap '' TERM
    echo "{\"step\": 1, \"value\": 9}"
    echo "$$" > "$1/$TUNEWRIGHT_TRIAL.processes"
    while true; do sleep 0.1; done
fi
