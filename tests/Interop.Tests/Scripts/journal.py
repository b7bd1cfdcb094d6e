"""Reads and writes journals with Optuna. Usage: journal.py COMMAND JOURNAL STUDY [TRIALS]

write  creates a study with all that a journal can hold
work   runs trials of a study that is shared, and prints the value told for each number
read   prints each trial as text, the best one, and the importance of parameters
"""
import datetime
import json
import math
import sys
import warnings

import optuna
from optuna.distributions import distribution_to_json

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
command, path, name = sys.argv[1:4]


def open_journal():
    return optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(path))


def attributes(values):
    return json.dumps(dict(sorted(values.items())))


def time(value):
    return "" if value is None else value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f0Z")


def text(trial):
    state = "Failed" if trial.state.name == "FAIL" else trial.state.name.capitalize()
    values = ", ".join(json.dumps(float(value)) for value in trial.values or [])
    params = ", ".join(
        f"{key} = {json.dumps(float(trial.distributions[key].to_internal_repr(value)))} of {distribution_to_json(trial.distributions[key])}"
        for key, value in trial.params.items())
    reports = ", ".join(f"{step}: {json.dumps(float(value))}" for step, value in sorted(trial.intermediate_values.items()))
    return (f"{trial.number} {state} [{values}] ({params}) {{{reports}}} user {attributes(trial.user_attrs)} "
            f"system {attributes(trial.system_attrs)} {time(trial.datetime_start)} {time(trial.datetime_complete)}")


def write():
    study = optuna.create_study(study_name=name, storage=open_journal(), sampler=optuna.samplers.RandomSampler(seed=1))
    study.set_user_attr("note", {"ü": [1, 1.0, True, None, math.nan, -math.inf], "empty": {}})
    study.set_system_attr("study:metric_names", ["loss"])
    study.enqueue_trial({"x": 0.25, "deep": True}, user_attrs={"queued": True})

    def objective(trial):
        x = trial.suggest_float("x", -1.5, 0.1)
        rate = trial.suggest_float("rate", 1e-7, 1e22, log=True)
        stepped = trial.suggest_float("stepped", 0.1, 1, step=0.2)
        number = trial.suggest_int("number", -3, 12, step=4)
        size = trial.suggest_int("size", 1, 1000, log=True)
        kind = trial.suggest_categorical("kind", ["a", None, 2, 2.5, "ü\n\"\\\U0001F3AC"])
        if trial.suggest_categorical("deep", [True, False]):
            trial.suggest_int(f"inner{trial.number % 3}", 0, 5 + trial.number)
        for step, value in enumerate([x, math.nan, math.inf, -math.inf, 1e-5, 1e16]):
            trial.report(value, step * 3)
        trial.set_user_attr("kind", kind)
        trial.set_system_attr("constraints", [x, -1.0])
        if trial.number % 5 == 1:
            raise optuna.TrialPruned()
        if trial.number % 5 == 2:
            raise ValueError("failed")
        if trial.number % 5 == 3:
            return math.nan
        return math.inf if trial.number == 4 else x + number + size / 1000 + stepped + math.log(rate)

    study.optimize(objective, n_trials=30, catch=(ValueError,))
    study.add_trial(optuna.create_trial(
        value=-math.inf, params={"x": -1.0}, distributions={"x": optuna.distributions.FloatDistribution(-1.5, 0.1)},
        intermediate_values={7: 0.5}, user_attrs={"added": 1}))
    study.ask()
    study.enqueue_trial({"x": -0.5})
    both = optuna.create_study(study_name=name + "2", storage=open_journal(), directions=["minimize", "maximize"])
    both.optimize(lambda trial: (trial.suggest_float("x", 0, 1), trial.number), n_trials=3)
    optuna.create_study(study_name="deleted", storage=open_journal())
    optuna.delete_study(study_name="deleted", storage=open_journal())


def work():
    study = optuna.create_study(study_name=name, storage=open_journal(), sampler=optuna.samplers.RandomSampler(), load_if_exists=True)
    told = {}

    def objective(trial):
        x = trial.suggest_float("x", -5, 5)
        rate = trial.suggest_float("rate", 1e-5, 1, log=True)
        depth = trial.suggest_int("depth", 1, 9, step=2)
        kind = trial.suggest_categorical("kind", ["a", "b", None])
        trial.report(x, 0)
        trial.set_user_attr("worker", "Python")
        told[trial.number] = x * x + rate + depth + (kind is None)
        return told[trial.number]

    study.optimize(objective, n_trials=int(sys.argv[4]))
    return {"told": told}


def read():
    study = optuna.load_study(study_name=name, storage=open_journal())
    result = {
        "directions": [direction.name.capitalize() for direction in study.directions],
        "user": attributes(study.user_attrs),
        "system": attributes(study.system_attrs),
        "trials": [text(trial) for trial in study.trials],
    }
    if len(study.directions) == 1:
        finite = optuna.create_study()
        finite.add_trials([trial for trial in study.trials[1:] if trial.state.name == "COMPLETE" and math.isfinite(trial.value)])
        evaluator = optuna.importance.FanovaImportanceEvaluator(n_trees=8, seed=1)
        result["best"] = study.best_trial.number
        result["importance"] = optuna.importance.get_param_importances(finite, evaluator=evaluator)
    return result


print(json.dumps({"write": write, "work": work, "read": read}[command]() or {}))
