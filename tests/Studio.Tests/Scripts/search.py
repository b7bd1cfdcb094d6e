"""Searches with Optuna. Usage: search.py DATABASE STUDY"""
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
database, name = sys.argv[1:3]
study = optuna.create_study(storage=f"sqlite:///{database}", study_name=name, sampler=optuna.samplers.RandomSampler(seed=1))
study.enqueue_trial({"heat": 0.25})
study.optimize(lambda trial: (trial.suggest_float("heat", 0, 1) - 0.25) ** 2 + 0.125, n_trials=5)
