"""Reads every Plotly figure in a folder, and prints the types of its traces."""
import json
import pathlib
import sys

import plotly.io

print(json.dumps({path.stem: [trace.type for trace in plotly.io.from_json(path.read_text()).data] for path in pathlib.Path(sys.argv[1]).glob("*.json")}))
