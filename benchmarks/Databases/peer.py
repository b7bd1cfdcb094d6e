"""Optuna's own cost a trial in a database: peer.py ADDRESS TRIALS. Prints milliseconds a trial."""

import sys
import time
import warnings

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.filterwarnings("ignore")


def objective(trial):
    total = 0.0
    for i in range(3):
        total += trial.suggest_float(f"x{i}", -5.0, 5.0)
    total += trial.suggest_float("rate", 1e-5, 1.0, log=True)
    total += trial.suggest_float("ratio", 0.0, 1.0, step=0.1)
    total += trial.suggest_int("depth", 1, 9)
    total += trial.suggest_int("width", 1, 1024, log=True)
    trial.suggest_categorical("kind", ["a", "b", "c"])
    return total


study = optuna.create_study(storage=sys.argv[1], sampler=optuna.samplers.RandomSampler(seed=1))
study.optimize(objective, n_trials=5)
start = time.perf_counter()
study.optimize(objective, n_trials=int(sys.argv[2]))
print((time.perf_counter() - start) * 1000 / int(sys.argv[2]))
print(optuna.__version__)
