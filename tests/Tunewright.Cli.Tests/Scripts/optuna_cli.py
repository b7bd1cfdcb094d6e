"""Usage: optuna_cli.py URL COMMANDS. Runs Optuna's own command line for each of a JSON list of command lines; prints a list of outputs."""

import contextlib
import io
import json
import sys
import warnings

import optuna.cli

warnings.simplefilter("ignore")
url, commands = sys.argv[1:]
outputs = []
for command in json.loads(commands):
    sys.argv = ["optuna", *command, "--storage", url]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        assert optuna.cli.main() == 0, command
    outputs.append(output.getvalue())
print(json.dumps(outputs))
