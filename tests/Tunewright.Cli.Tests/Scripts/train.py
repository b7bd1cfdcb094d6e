"""Usage: train.py X N. Reports five steps as JSON, then (x - 3)² + n, and notes who computed it."""

import json
import sys

x, n = float(sys.argv[1]), int(sys.argv[2])
for step in range(5):
    print(json.dumps({"step": step, "value": (x - 3) ** 2 + n + 1 / (step + 1)}), flush=True)
print(json.dumps({"attributes": {"by": "python"}}))
print(json.dumps({"value": (x - 3) ** 2 + n}))
print("done")
