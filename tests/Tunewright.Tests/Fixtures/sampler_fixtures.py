"""Records what Optuna 5.x's samplers compute, as JSON beside this script.

    python3 sampler_fixtures.py [SOURCE_TREE]

SOURCE_TREE is a checkout of optuna/optuna; without it the installed package is used. The committed files were made
with optuna 5.0.0.dev (commit 1d8ce7bb6) on Python 3.11 and NumPy 1.24.2.

NumPy's AVX-512 code is switched off: its exp and log differ in the last bit from the C library's, and from 1.25 on it sorts
ties in another order. Either decides between candidates that are mathematically equal, so that the same Optuna suggests
different values on different processors.
"""
import json
import math
import os
import sys
import warnings

os.environ["NPY_DISABLE_CPU_FEATURES"] = "AVX512F AVX512CD AVX512_KNL AVX512_KNM AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL"
if len(sys.argv) > 1:
    sys.path.insert(0, os.path.abspath(sys.argv[1]))

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution, distribution_to_json
from optuna.samplers import GridSampler, RandomSampler, TPESampler
from optuna.samplers._tpe import _truncnorm
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import _split_trials, default_gamma, default_gamma_multiobjective, default_weights
from optuna.trial import TrialState, create_trial

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
HERE = os.path.dirname(os.path.abspath(__file__))


def plain(value):
    """JSON has no words for infinities and NaN: .NET reads them as strings."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def write(name, document):
    document = {"optuna": optuna.__version__, "numpy": np.__version__, **document}
    with open(os.path.join(HERE, name), "w") as file:
        json.dump(plain(document), file, allow_nan=False, separators=(",", ":"))
        file.write("\n")


# ---- objectives -------------------------------------------------------------------------------------------------

def bowl(trial):
    return sum((trial.suggest_float(name, -5, 5) - shift) ** 2 for name, shift in (("x", 1), ("y", -2), ("z", 0.5)))


def mixed(trial):
    x = trial.suggest_float("x", -3, 7)
    rate = trial.suggest_float("rate", 1e-5, 1e-1, log=True)
    ratio = trial.suggest_float("ratio", 0, 1, step=0.05)
    units = trial.suggest_int("units", 1, 400)
    width = trial.suggest_int("width", 16, 1024, log=True)
    even = trial.suggest_int("even", 0, 60, step=2)
    kind = trial.suggest_categorical("kind", ["relu", "tanh", "elu"])
    bias = trial.suggest_categorical("bias", [True, False, None, 3, 0.5])
    return ((x - 2) ** 2 + (math.log10(rate) + 3) ** 2 + (ratio - 0.35) ** 2 + abs(units - 120) / 40
            + abs(math.log2(width) - 8) + abs(even - 20) / 10 + {"relu": 0, "tanh": 1, "elu": 0.3}[kind]
            + (0.2 if bias else 0.7))


def conditional(trial):
    layers = trial.suggest_int("layers", 1, 3)
    loss = abs(layers - 2)
    for layer in range(layers):
        loss += abs(math.log(trial.suggest_int(f"units_{layer}", 8, 512, log=True)) - 4) / (layer + 1)
    if layers > 1:
        loss += (trial.suggest_float("dropout", 0, 0.6) - 0.2) ** 2
    if trial.suggest_categorical("optimizer", ["sgd", "adam"]) == "sgd":
        loss += (trial.suggest_float("momentum", 0.5, 0.99) - 0.9) ** 2
        loss += (math.log10(trial.suggest_float("rate", 1e-3, 1, log=True)) + 1) ** 2
    else:
        loss += (trial.suggest_float("beta", 0.8, 0.999) - 0.95) ** 2 + 0.1
    return loss


def moving(trial):
    edge = trial.suggest_float("edge", 1, 4)
    top = 2 + trial.number % 3
    inner = trial.suggest_float("inner", -1, top)
    count = trial.suggest_int("count", 0, 10 + trial.number % 4)
    return (edge - 2) ** 2 + (inner - 1.5) ** 2 + abs(count - 7) / 3


def pruned(trial):
    x, y = trial.suggest_float("x", -5, 5), trial.suggest_int("y", -20, 20)
    loss = (x - 1) ** 2 + abs(y - 4) / 3
    if trial.number % 7 == 6:
        raise optuna.TrialPruned()
    for step in range(4):
        trial.report(float("nan") if trial.number % 11 == 5 and step > 1 else loss + 3 - step, step)
        if step >= trial.number % 4 and trial.number % 3 == 0:
            raise optuna.TrialPruned()
    if trial.number % 13 == 12:
        raise ValueError
    return float("inf") if trial.number % 17 == 16 else loss


def constrained(trial):
    x, y = trial.suggest_float("x", -5, 5), trial.suggest_float("y", -5, 5)
    trial.set_constraint("sum", 1 - x - y)
    trial.set_constraint("ring", x * x + y * y - 16)
    return (x - 1) ** 2 + (y + 2) ** 2


def two(trial):
    x, y, k = trial.suggest_float("x", 0, 5), trial.suggest_float("y", 0, 3), trial.suggest_int("k", 0, 9)
    return 4 * x * x + 4 * y * y + k, (x - 5) ** 2 + (y - 5) ** 2 - k


def three(trial):
    x, y = trial.suggest_float("x", 0, 1), trial.suggest_float("y", 0, 1)
    z = trial.suggest_categorical("z", ["a", "b"])
    g = 1 + (0.3 if z == "a" else 0)
    return g * math.cos(x) * math.cos(y), -g * math.cos(x) * math.sin(y), g * math.sin(x)


# ---- sequences --------------------------------------------------------------------------------------------------

def frozen(trial, distributions):
    def index(distribution):
        text = distribution_to_json(distribution)
        if text not in distributions:
            distributions.append(text)
        return distributions.index(text)

    record = {
        "state": int(trial.state),
        "values": trial.values,
        "parameters": [[name, index(d), d.to_internal_repr(trial.params[name])] for name, d in trial.distributions.items()],
        "reports": [[step, value] for step, value in sorted(trial.intermediate_values.items())],
        "constraints": list(trial.constraints.values()),
    }
    return {key: value for key, value in record.items() if key == "state" or value}


def sequence(name, objective, directions=("minimize",), trials=100, batch=1, **options):
    sampler = RandomSampler(seed=options["seed"]) if options.pop("random", False) else TPESampler(**options)
    study = optuna.create_study(directions=list(directions), sampler=sampler)
    for _ in range(0, trials, batch):
        asked = []
        for _ in range(batch):
            trial = study.ask()
            try:
                asked.append((trial, objective(trial), TrialState.COMPLETE))
            except optuna.TrialPruned:
                asked.append((trial, None, TrialState.PRUNED))
            except ValueError:
                asked.append((trial, None, TrialState.FAIL))
        for trial, values, state in reversed(asked):
            study.tell(trial, values if state == TrialState.COMPLETE else None, state)
    distributions = []
    recorded = [frozen(trial, distributions) for trial in study.trials]
    return {"name": name, "options": options, "directions": list(directions), "batch": batch,
            "distributions": distributions, "trials": recorded}


def sequences():
    cases = [
        sequence("random mixed", mixed, seed=7, random=True),
        sequence("random conditional", conditional, seed=8, random=True),
        sequence("defaults bowl", bowl, seed=1),
        sequence("defaults mixed", mixed, seed=2),
        sequence("defaults mixed maximized", mixed, seed=11, directions=("maximize",)),
        sequence("defaults conditional", conditional, seed=3),
        sequence("defaults moving ranges", moving, seed=4),
        sequence("defaults pruned", pruned, seed=5),
        sequence("defaults constrained", constrained, seed=6),
        sequence("defaults three at once", mixed, seed=12, batch=3, trials=99),
        sequence("univariate mixed", mixed, seed=9, multivariate=False),
        sequence("univariate conditional", conditional, seed=10, multivariate=False),
        sequence("univariate three at once", conditional, seed=13, batch=3, trials=99, multivariate=False),
        sequence("group conditional", conditional, seed=14, multivariate=True, group=True),
        sequence("group three at once", conditional, seed=15, batch=3, trials=99, multivariate=True, group=True),
        sequence("other options", mixed, seed=16, n_startup_trials=20, n_ei_candidates=10, constant_liar=False),
        sequence("two objectives", two, seed=17, directions=("minimize", "minimize")),
        sequence("two objectives multivariate", two, seed=18, directions=("minimize", "minimize"), multivariate=True),
        sequence("three objectives", three, seed=19, directions=("minimize", "maximize", "minimize")),
        sequence("long mixed", mixed, seed=20, trials=300),
    ]
    for case in cases:
        case["options"].setdefault("seed", None)
    write("sampler-sequences.json", {"cases": cases})


# ---- estimators -------------------------------------------------------------------------------------------------

def estimator(name, space, observations, points):
    parameters = _ParzenEstimatorParameters(1.0, True, False, default_weights, True)
    mixture = _ParzenEstimator({k: np.asarray(v) for k, v in observations.items()}, space, parameters)
    inner = mixture._mixture_distribution
    kernels = []
    for distribution in inner.distributions:
        if hasattr(distribution, "mu"):
            kernels.append({"mu": distribution.mu.tolist(), "sigma": distribution.sigma.tolist()})
        else:
            kernels.append({"weights": distribution.weights.tolist()})
    return {"name": name, "space": {k: distribution_to_json(d) for k, d in space.items()},
            "observations": {k: [float(x) for x in v] for k, v in observations.items()},
            "weights": inner.weights.tolist(), "kernels": kernels, "points": {k: [float(x) for x in v] for k, v in points.items()},
            "logDensity": mixture.log_pdf({k: np.asarray(v) for k, v in points.items()}).tolist()}


def estimators():
    rng = np.random.RandomState(0)
    spaces = {
        "float": FloatDistribution(-2, 3), "log": FloatDistribution(1e-6, 10, log=True),
        "step": FloatDistribution(0, 2, step=0.25), "int": IntDistribution(1, 5000), "small": IntDistribution(0, 6),
        "intlog": IntDistribution(1, 3000, log=True), "intstep": IntDistribution(-9, 9, step=3),
        "category": CategoricalDistribution(["a", "b", "c", "d"]),
    }

    def draw(distribution, size):
        if isinstance(distribution, CategoricalDistribution):
            return rng.randint(len(distribution.choices), size=size).astype(float)
        if distribution.log:
            values = np.exp(rng.uniform(np.log(distribution.low), np.log(distribution.high), size))
        else:
            values = rng.uniform(distribution.low, distribution.high, size)
        step = distribution.step
        return values if step is None else np.clip(np.round((values - distribution.low) / step) * step + distribution.low, distribution.low, distribution.high)

    cases = []
    for n in (0, 1, 2, 3, 17, 40, 130):
        for name, distribution in spaces.items():
            cases.append(estimator(f"{name} {n}", {name: distribution}, {name: draw(distribution, n)}, {name: draw(distribution, 12)}))
        cases.append(estimator(f"all {n}", spaces, {k: draw(d, n) for k, d in spaces.items()}, {k: draw(d, 12) for k, d in spaces.items()}))
    wide = FloatDistribution(-5, 8)
    cases.append(estimator("outside", {"float": spaces["float"]}, {"float": draw(wide, 30)}, {"float": draw(spaces["float"], 12)}))
    cluster = np.clip(1 + 1e-9 * rng.standard_normal(60), -2, 3)
    cases.append(estimator("cluster", {"float": spaces["float"]}, {"float": cluster}, {"float": draw(spaces["float"], 12)}))
    cases.append(estimator("edges", {"float": spaces["float"]}, {"float": np.array([-2, -2, 3, 3, -2, 3.0] * 5)}, {"float": np.array([-2, -1.9, 0, 2.9, 3])}))
    write("parzen-estimators.json", {"cases": cases})


# ---- splits -----------------------------------------------------------------------------------------------------

def splits():
    rng = np.random.RandomState(1)
    cases = []
    for objectives in (1, 1, 1, 2, 2, 3, 3, 4):
        for n in (3, 10, 11, 40, 120, 300):
            directions = ["minimize" if rng.rand() < 0.5 else "maximize" for _ in range(objectives)]
            study = optuna.create_study(directions=directions)
            levels = rng.choice([4, 20, 10**6])
            for _ in range(n):
                state = ([TrialState.COMPLETE] * 6 + [TrialState.PRUNED, TrialState.FAIL, TrialState.RUNNING])[rng.randint(9)]
                reports = {}
                if objectives == 1 and rng.rand() < 0.7:
                    reports = {int(s): float([np.nan, np.inf, *rng.randint(5, size=6)][rng.randint(8)]) for s in rng.randint(6, size=3)}
                values = None
                if state == TrialState.COMPLETE:
                    values = [float(v) for v in rng.randint(levels, size=objectives)]
                    if rng.rand() < 0.04:
                        values[rng.randint(objectives)] = float(rng.choice([np.inf, -np.inf]))
                attributes = {"constraints": [round(float(v), 6) for v in rng.uniform(-1, 0.6, size=2)]} if rng.rand() < 0.5 else {}
                if state == TrialState.RUNNING:
                    attributes = {}
                study.add_trial(create_trial(state=state, values=values, intermediate_values=reports, system_attrs=attributes))
            trials = [t for t in study.trials if t.state != TrialState.FAIL]
            finished = sum(t.state != TrialState.RUNNING for t in trials)
            below_size = (default_gamma if objectives == 1 else default_gamma_multiobjective)(finished)
            below, above = _split_trials(study, trials, below_size)
            cases.append({"directions": directions, "trials": [frozen(t, []) for t in study.trials],
                          "below": [t.number for t in below], "above": [t.number for t in above]})
    write("tpe-splits.json", {"cases": cases})


# ---- numbers ----------------------------------------------------------------------------------------------------

def numbers():
    rng = np.random.RandomState(2)
    a = np.concatenate([rng.uniform(-40, 40, 60), rng.uniform(-3, 3, 60), [-1e-3, 0, 5, -300, 30]])
    b = a + np.concatenate([10 ** rng.uniform(-4, 2, 120), [2e-3, 1, 7, 1, 2]])
    q = rng.uniform(size=len(a))
    x = np.concatenate([np.linspace(-60, 12, 145), [-1e4, -1e-9, 0.0, 1e-9]])
    generators = []
    for seed in (0, 1, 42, 2**32 - 1):
        state = np.random.RandomState(seed)
        weights = np.array([0.1, 0.2, 0.05, 0.4, 0.25])
        items = list(range(20))
        generators.append({
            "seed": seed, "uniforms": state.random_sample(5).tolist(), "range": state.uniform([0, -5], [1, 7]).tolist(),
            "choice": state.choice(5, p=weights, size=12).tolist(), "integers": [int(state.choice(list(range(n)))) for n in (1, 2, 7, 64, 1000)],
            "shuffled": (state.shuffle(items), items)[1], "after": state.rand(700).tolist()[-3:],
        })
    ties = rng.randint(7, size=200).astype(float)
    write("numbers.json", {
        "a": a.tolist(), "b": b.tolist(), "q": q.tolist(), "logMass": _truncnorm._log_gauss_mass(a, b).tolist(),
        "quantile": [float(_truncnorm.ppf(*(np.array([v]) for v in row))[0]) for row in zip(q, a, b)],
        "x": x.tolist(), "logNdtr": _truncnorm._log_ndtr(x).tolist(), "generators": generators,
        "ties": ties.tolist(), "order": np.argsort(ties).tolist(),
    })


# ---- grids ------------------------------------------------------------------------------------------------------

def grids():
    cases = []
    for seed in (None, 3):
        space = {"kind": ["relu", None, True], "a": [1, 3, 5], "b": [0.5, -1.0]}
        study = optuna.create_study(sampler=GridSampler(space, seed=seed))
        study.optimize(lambda t: t.suggest_int("a", 0, 9) + t.suggest_float("b", -2, 2) * 3
                       + (t.suggest_categorical("kind", ["relu", None, True, "x"]) is None))
        cases.append({"seed": seed, "space": space, "trials": [t.params for t in study.trials],
                      "attributes": [t.system_attrs for t in study.trials[:1]]})
    write("grids.json", {"cases": cases})


if __name__ == "__main__":
    print("optuna", optuna.__version__, "numpy", np.__version__)
    numbers(), grids(), splits(), estimators(), sequences()
