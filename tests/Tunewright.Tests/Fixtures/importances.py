"""Records importances.log, a journal of studies, and importances.json, what Optuna 5 finds important in them.

    PYTHONPATH=<Optuna 5 source tree> python3 importances.py
"""
import json
import math
import os
import warnings

import optuna
from optuna.storages.journal import JournalFileBackend, JournalStorage


def plain(t):
    x, y = t.suggest_float("x", -5, 5), t.suggest_float("y", 1e-4, 1, log=True)
    return x * x + 0.3 * math.log10(y)


def discrete(t):
    n, m, s = t.suggest_int("n", 1, 9), t.suggest_int("m", 1, 700, log=True), t.suggest_float("s", 0, 2, step=0.25)
    return abs(n - 3) + 0.5 * math.log2(m) + 0.1 * s + {"a": 0, "b": 1, "c": 4}[t.suggest_categorical("c", ["a", "b", "c"])]


def conditional(t):
    if t.suggest_categorical("kind", ["one", "two"]) == "one":
        return t.suggest_float("x", 0, 1) + t.suggest_float("one", 0, 1) ** 2
    return t.suggest_float("x", 0, 3) * 0.7 + t.suggest_int("two", 10, 1000, step=10) / 500


def main():
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    if os.path.exists("importances.log"):
        os.remove("importances.log")
    storage, expected = JournalStorage(JournalFileBackend("importances.log")), {}
    for objective, direction, trials in [(plain, "minimize", 60), (plain, "maximize", 7), (discrete, "minimize", 60), (conditional, "maximize", 80)]:
        name = f"{objective.__name__}-{direction}"
        study = optuna.create_study(study_name=name, direction=direction, storage=storage, sampler=optuna.samplers.RandomSampler(seed=3))
        study.optimize(objective, n_trials=trials)
        expected[name] = optuna.importance.get_param_importances(study)
    with open("importances.json", "w") as file:
        json.dump(expected, file, indent=1)


main()
