"""Prints the seconds of processor time that Optuna's fANOVA takes for a study of random trials.

    python3 fanova.py TRIALS
"""
import json
import sys
import time
import warnings

import optuna

import functions


def main(trials):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
    study.optimize(functions.mixed, n_trials=int(trials))
    start = time.process_time()
    optuna.importance.get_param_importances(study, evaluator=optuna.importance.FanovaImportanceEvaluator(seed=1))
    print(json.dumps({"library": f"Optuna {optuna.__version__}", "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main(*sys.argv[1:])
