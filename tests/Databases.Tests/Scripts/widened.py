"""A study whose ranges become wider between two searches of Optuna's: widened.py create|go-on ADDRESS"""
import sys
import warnings

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.filterwarnings("ignore")
command, address = sys.argv[1:3]
storage = address
if address.startswith("journal:///"):
    storage = optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(address[len("journal:///"):]))
sampler = optuna.samplers.TPESampler(seed=1, multivariate=True)


def objective(low, high, choices):
    def run(trial):
        x = trial.suggest_float("x", low, high)
        c = trial.suggest_categorical("c", choices)
        return (x - 2.5) ** 2 + {"a": 1.0, None: 0.5, "b": 0.0}[c]

    return run


if command == "create":
    study = optuna.create_study(study_name="s", storage=storage, sampler=sampler)
    study.optimize(objective(0.0, 1.0, ["a", None]), n_trials=20)
    study.enqueue_trial({"x": 2.0, "c": None})
else:
    study = optuna.load_study(study_name="s", storage=storage, sampler=sampler)
    before = [(trial.value, trial.params) for trial in study.trials[:20]]
    study.optimize(objective(-3.0, 3.0, ["a", None, "b"]), n_trials=40)
    trials = optuna.load_study(study_name="s", storage=storage).trials
    assert [(trial.value, trial.params) for trial in trials[:20]] == before and len(trials) == 60
    assert all(trial.value == objective(0.0, 1.0, ["a", None])(optuna.trial.FixedTrial(trial.params)) for trial in trials[:20])
    assert trials[20].params == {"x": 2.0, "c": None}
    # Drawn together with all trials: with two ranges of x there would be nothing in common.
    joint = optuna.samplers.IntersectionSearchSpace().calculate(study)
    assert joint["x"] == optuna.distributions.FloatDistribution(-3.0, 3.0), joint
    assert joint["c"] == optuna.distributions.CategoricalDistribution(["a", None, "b"]), joint
    assert study.best_params["x"] > 1 and study.best_params["c"] == "b", study.best_params
