"""Prints what the installed Optuna (3.1 to 4.8) computes where its samplers are the same as version 5's."""
import json
import math
import warnings

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution, distribution_to_json
from optuna.samplers._tpe import sampler as tpe
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.trial import TrialState, create_trial

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
rng = np.random.RandomState(3)

RANGES = {
    "float": FloatDistribution(-2, 3), "log": FloatDistribution(1e-6, 10, log=True), "step": FloatDistribution(0, 2, step=0.25),
    "int": IntDistribution(1, 5000), "intlog": IntDistribution(1, 3000, log=True), "intstep": IntDistribution(-9, 9, step=3),
    "category": CategoricalDistribution(["a", "b", "c", "d"]), "flag": CategoricalDistribution([True, False, None]),
}


def random_trials():
    study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=21))
    for _ in range(100):
        study.tell(study.ask(RANGES), 0)
    return [[RANGES[name].to_internal_repr(trial.params[name]) for name in RANGES] for trial in study.trials]


def splits():
    cases = []
    for n in (5, 11, 40, 260):
        for direction in ("minimize", "maximize"):
            study = optuna.create_study(direction=direction)
            for _ in range(n):
                pruned = rng.rand() < 0.4
                reports = {int(s): float([math.nan, math.inf, 1, 2, 3][rng.randint(5)]) for s in rng.randint(5, size=rng.randint(4))} if pruned else {}
                study.add_trial(create_trial(
                    state=TrialState.PRUNED if pruned else TrialState.COMPLETE,
                    value=None if pruned else float(rng.randint(30)), intermediate_values=reports))
            _, scores, violations = tpe._get_observation_pairs(study, [], False, False)
            below, _ = tpe._split_observation_pairs(scores, tpe.default_gamma(n), violations)
            cases.append({"direction": direction, "below": below.tolist(), "trials": [
                {"state": int(t.state), "values": t.values or [], "reports": [[s, str(v)] for s, v in sorted(t.intermediate_values.items())]}
                for t in study.trials]})
    return cases


def estimator(space, observations, prior):
    # Since 4.3 there always is a prior, and since 4.9 it is nobody's neighbour: before, kernels without one are as wide.
    parameters = _ParzenEstimatorParameters(prior, 1.0, True, False, tpe.default_weights, False)
    return _ParzenEstimator(observations, space, parameters)


def widths():
    result = []
    for name in ("float", "log"):
        values = rng.uniform(-2, 3, 150) if name == "float" else np.exp(rng.uniform(math.log(1e-6), math.log(10), 150))
        mixture = estimator({name: RANGES[name]}, {name: values}, False)
        result.append({"range": distribution_to_json(RANGES[name]), "values": values.tolist(), "mu": mixture._mus[name].tolist(), "sigma": mixture._sigmas[name].tolist()})
    return result


def densities():
    result = []
    # Continuous densities lack the division by the width in 3.1, and logarithmic integers are continuous there.
    for name, n, size in (("category", 60, 4), ("flag", 9, 3), ("step", 0, 0), ("int", 0, 0), ("intstep", 0, 0)):
        values = rng.randint(size, size=n) if n else np.array([])
        points = np.arange(size) if n else np.array([RANGES[name].low, RANGES[name].high])
        mixture = estimator({name: RANGES[name]}, {name: values}, True)
        result.append({"range": distribution_to_json(RANGES[name]), "values": values.astype(float).tolist(), "points": points.astype(float).tolist(),
                       "weights": mixture._weights.tolist(), "logDensity": mixture.log_pdf({name: points}).tolist()})
    return result


print(json.dumps({
    "optuna": optuna.__version__, "ranges": {k: distribution_to_json(d) for k, d in RANGES.items()}, "random": random_trials(),
    "splits": splits(), "widths": widths(), "densities": densities(),
}))
