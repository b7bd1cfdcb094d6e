"""Prints a study, and the importances that Optuna's forests find in it."""
import json
import warnings

import optuna
from optuna.importance import FanovaImportanceEvaluator, MeanDecreaseImpurityImportanceEvaluator, get_param_importances

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def objective(trial):
    x, y = trial.suggest_float("x", -1, 1), trial.suggest_float("y", 1e-3, 1, log=True)
    n, z = trial.suggest_int("n", 1, 20), trial.suggest_float("z", 0, 1)
    return 3 * x ** 2 + 0.02 * (n - 8) ** 2 + (y - 0.3) ** 2 + 0.2 * z * x


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=2))
study.optimize(objective, n_trials=120)
print(json.dumps({
    "trials": [{"value": t.value, "parameters": t.params} for t in study.trials],
    "fanova": get_param_importances(study, evaluator=FanovaImportanceEvaluator(seed=1)),
    "impurity": get_param_importances(study, evaluator=MeanDecreaseImpurityImportanceEvaluator(seed=1)),
}))
