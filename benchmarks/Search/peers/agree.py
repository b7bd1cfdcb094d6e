"""Evaluates functions at points that the C# side drew."""
import json
import sys

import optuna

import fronts
import functions

table = {name: (spec, objective) for name, spec, objective in functions.load()}
answers = []
with open(sys.argv[1]) as file:
    for point in json.load(file):
        trial = optuna.trial.FixedTrial(point["parameters"])
        if point["function"] in fronts.ALL:
            answers.append(fronts.evaluate(point["function"], trial))
            continue
        spec, objective = table[point["function"]]
        spread = spec.get("noise", 0.0)
        answers.append((objective(trial), spread * functions.noise(3, point["number"]) if spread else 0.0))
print(json.dumps(answers))
