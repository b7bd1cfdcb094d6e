"""Reads studies, lets Optuna's pruners decide after every report of one more trial, and prints what they decided."""
import json
import sys
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.CRITICAL)


def pruner(spec):
    options = dict(spec["options"])
    if spec["name"] == "PatientPruner":
        options["wrapped_pruner"] = pruner(spec["wrapped"]) if "wrapped" in spec else None
    return getattr(optuna.pruners, spec["name"])(**options)


def decide(case):
    study = optuna.create_study(study_name=case["study"], direction=case["direction"], pruner=pruner(case["pruner"]))
    for trial in case["trials"]:
        state = optuna.trial.TrialState[trial["state"]]
        study.add_trial(optuna.trial.create_trial(
            state=state,
            value=float(trial["value"]) if state == optuna.trial.TrialState.COMPLETE else None,
            intermediate_values={step: float(value) for step, value in trial["reports"]},
            system_attrs={key: float(value) for key, value in trial["attributes"].items()},
        ))
    trial, decisions = study.ask(), []
    for step, value in case["reports"]:
        trial.report(float(value), step)
        decisions.append(bool(trial.should_prune()))
    result = {"decisions": decisions, "attributes": {k: repr(v) for k, v in study.trials[-1].system_attrs.items() if k.startswith("completed_rung_")}}
    if isinstance(study.pruner, optuna.pruners.HyperbandPruner):
        bracket = lambda t: study.pruner._get_bracket_id(study, t)
        result["comparable"] = [t.number for t in study.trials[:-1] if bracket(t) == bracket(study.trials[-1])]
    return result


with open(sys.argv[1]) as file:
    print(json.dumps([decide(case) for case in json.load(file)]))
