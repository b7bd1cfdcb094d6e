"""Optuna as the peer of the databases' tests: peer.py create|read|go-on|work|remake|analyse ADDRESS STUDY [NUMBER [OTHER STUDY]]."""

import json
import math
import sys
import warnings

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution, distribution_to_json
from optuna.trial import TrialState, create_trial

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.filterwarnings("ignore")
command, address, name = sys.argv[1:4]
number = int(sys.argv[4]) if len(sys.argv) > 4 else 0


def objective(trial):
    x = trial.suggest_float("x", -5.0, 5.0)
    rate = trial.suggest_float("rate", 1e-7, 1.0, log=True)
    ratio = trial.suggest_float("ratio", 0.1, 0.95, step=0.1)
    depth = trial.suggest_int("depth", 1, 9, step=2)
    width = trial.suggest_int("width", 1, 1024, log=True)
    kind = trial.suggest_categorical("kind", ["a", None, True, 1.5, "ü"])
    deep = trial.suggest_float("deep", 0.0, 1.0) if depth > 4 else 0.0
    trial.set_user_attr("note", {"kind": kind, "list": [1, 1.0, math.inf], "text": "ü\n\"\U0001f3ac"})
    trial.set_system_attr("constraints", [x - 4.0, -1.0])
    for step in range(3):
        trial.report(math.nan if step == 1 else x + step, step)
    if trial.number % 7 == 3:
        raise optuna.TrialPruned()
    if trial.number % 11 == 5:
        return math.nan
    if trial.number % 13 == 6:
        return math.inf
    return x * x + rate + ratio + depth / 10 + width / 1e4 + deep


def add_odd_trials(study):
    study.set_user_attr("about", "ü")
    study.set_user_attr("nested", {"a": [1, None, True, -math.inf, math.nan]})
    study.set_system_attr("chunked:0", "c" * 2045)
    study.set_metric_names(["loss"]) if hasattr(study, "set_metric_names") else None
    space = {"x": FloatDistribution(-5.0, 5.0), "kind": CategoricalDistribution(["a", None, True, 1.5, "ü"])}
    for state, value in ((TrialState.COMPLETE, -math.inf), (TrialState.PRUNED, 2.5), (TrialState.FAIL, None), (TrialState.WAITING, None)):
        study.add_trial(
            create_trial(
                state=state,
                value=value,
                params={"x": 0.1 + 0.2, "kind": None},
                distributions=space,
                user_attrs={"k" * 512: 10**15},
                system_attrs={"failed_trial": 1, "retry_history": [1, 2], "fixed_params": {"x": 0.25, "kind": True}},
                intermediate_values={0: math.inf, 5: -math.inf, 2: 1e-300},
            )
        )
    study.enqueue_trial({"x": 1.25, "depth": 5}, user_attrs={"queued": True})


def dump(study):
    return {
        "directions": [d.name for d in study.directions],
        "user": study.user_attrs,
        "system": {k: v for k, v in study.system_attrs.items() if k != "tunewright:study"},
        "trials": [
            {
                "number": t.number,
                "state": t.state.name,
                "values": t.values,
                "params": t.params,
                "distributions": {k: distribution_to_json(d) for k, d in t.distributions.items()},
                "reports": {str(k): v for k, v in sorted(t.intermediate_values.items())},
                "user": t.user_attrs,
                "system": t.system_attrs,
                "start": t.datetime_start and t.datetime_start.isoformat(timespec="microseconds"),
                "complete": t.datetime_complete and t.datetime_complete.isoformat(timespec="microseconds"),
            }
            for t in study.get_trials(deepcopy=False)
        ],
    }


if command == "create":
    study = optuna.create_study(study_name=name, storage=address, sampler=optuna.samplers.RandomSampler(seed=1))
    study.optimize(objective, n_trials=number)
    add_odd_trials(study)
elif command == "go-on":
    study = optuna.load_study(study_name=name, storage=address, sampler=optuna.samplers.TPESampler(seed=2, n_startup_trials=5))
    study.optimize(objective, n_trials=number)
elif command == "remake":
    optuna.delete_study(study_name=name, storage=address)
    optuna.create_study(study_name=sys.argv[5], storage=address)
elif command == "read":
    print(json.dumps(dump(optuna.load_study(study_name=name, storage=address))))
elif command == "work":
    if address.startswith("journal:///"):
        storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(address[len("journal:///"):]))
    else:
        storage = optuna.storages.RDBStorage(address, engine_kwargs={"connect_args": {"timeout": 60}} if address.startswith("sqlite") else {})
    study = optuna.load_study(study_name=name, storage=storage, sampler=optuna.samplers.RandomSampler())

    last = -1
    while last < number - 1:
        try:
            trial = study.ask()
        except RuntimeError as error:
            # Optuna 3.1 gives up when a waiting trial that it has seen was run by another worker meanwhile.
            if "already finished" not in str(error):
                raise
            continue
        last = trial.number
        value = trial.suggest_float("x", -5.0, 5.0) ** 2
        study.tell(trial, value)
        print(last, repr(value), trial.system_attrs.get("fixed_params", {}).get("ticket", -1), flush=True)
elif command == "analyse":
    study = optuna.load_study(study_name=name, storage=address)
    finite = [t for t in study.get_trials() if t.state == TrialState.COMPLETE and math.isfinite(t.value)]
    # Up to 4.4 Optuna takes an infinite value in a database for the best one.
    best = min(finite, key=lambda t: t.value) if len(finite) < sum(t.state == TrialState.COMPLETE for t in study.get_trials()) else study.best_trial
    clean = optuna.create_study(direction="minimize")
    clean.add_trials(finite)
    importances = optuna.importance.get_param_importances(clean, evaluator=optuna.importance.FanovaImportanceEvaluator(seed=1))
    figure = optuna.visualization.plot_optimization_history(clean) if optuna.visualization.is_available() else None
    print(json.dumps({
        "importances": importances,
        "figure": figure is not None and len(figure.data),
        "rows": len(study.trials_dataframe()),
        "columns": list(study.trials_dataframe().columns),
        "best": best.number,
        "best_value": best.value,
    }))
