#!/bin/bash
# Usage: train.sh X N. Prints (x - 3)² + n in its last line; fails where x is below -8.
echo "x is $1"
awk -v x="$1" -v n="$2" 'BEGIN { if (x < -8) { print "x is too small" > "/dev/stderr"; exit 3 } printf "%.17g\n", (x - 3) ^ 2 + n }'
