"""Records wilcoxon.json: SciPy's p-values, and the decisions of Optuna 5's WilcoxonPruner.

    PYTHONPATH=<Optuna 5 source tree> python3 wilcoxon.py > wilcoxon.json     (Debian's SciPy 1.10.1)

SciPy 1.13 changed which method `auto` takes; its rule is spelt out here on top of 1.10's parts.
"""
import json
import random
import warnings

import numpy as np
import optuna
import scipy.stats as stats

scipy_wilcoxon = stats.wilcoxon


def statistic(d, axis=-1):
    ranks = stats.rankdata(np.abs(d), axis=-1)
    return ((d > 0) * ranks).sum(axis=-1) + ((d == 0) * ranks).sum(axis=-1) / 2


def wilcoxon(d, alternative, zero_method="zsplit"):
    d = np.asarray(d, dtype=float)
    distinct = len(set(np.abs(d))) == len(d) and not (d == 0).any()
    if len(d) > 50 or (not distinct and len(d) > 13):
        return scipy_wilcoxon(d, alternative=alternative, zero_method=zero_method, method="approx")
    if distinct:
        return scipy_wilcoxon(d, alternative=alternative, zero_method=zero_method, method="exact")
    return stats.permutation_test((d,), statistic, permutation_type="samples", vectorized=True, alternative=alternative, n_resamples=9999)


def p_values(rng):
    for n in [*range(2, 20), 25, 40, 50, 51, 60, 90] * 2:
        yield [round(rng.gauss(0.3, 1.0), 6) for _ in range(n)]
        yield [rng.randint(-3, 4) / 2 for _ in range(n)]
        yield [float(rng.randint(1, 6)) for _ in range(n)]
    yield [0.0] * 5
    yield [0.0] * 20


def decisions(rng):
    """A study of up to three complete trials, and what is decided after each report of another."""
    maximize = rng.random() < 0.5
    tasks = rng.randint(1, 16)
    difficulty = [rng.randint(-8, 8) / 4 for _ in range(tasks)]
    run = lambda bias, share: {s: difficulty[s] + rng.randint(-4, 4) / 4 + bias for s in rng.sample(range(tasks), max(1, int(tasks * share)))}
    complete = [run(rng.randint(-2, 2) / 4, rng.choice([1, 1, 1, 0.7])) for _ in range(rng.randint(0, 3))]
    if complete and rng.random() < 0.05:
        complete[0][0] = float("inf")
    current = run(rng.randint(-4, 4) / 4, 1)
    if rng.random() < 0.05:
        current[rng.choice(list(current))] = float("nan")
    options = {"p_threshold": rng.choice([0.01, 0.1, 0.3, 0.5]), "n_startup_steps": rng.randint(0, 5)}

    pruner = optuna.pruners.WilcoxonPruner(**options)
    study = optuna.create_study(direction="maximize" if maximize else "minimize", pruner=pruner)
    values = [float(np.clip(sum(c.values()) / len(c), -1e9, 1e9)) for c in complete]
    for value, reports in zip(values, complete):
        study.add_trial(optuna.trial.create_trial(state=optuna.trial.TrialState.COMPLETE, value=value, intermediate_values=reports))
    trial, prunes = study.ask(), ""
    for step, value in current.items():
        trial.report(value, step)
        prunes += "01"[trial.should_prune()]
    pairs = lambda reports: [[s, v if np.isfinite(v) else str(v)] for s, v in reports.items()]
    return {"maximize": maximize, **options, "values": values, "complete": [pairs(c) for c in complete], "current": pairs(current), "prunes": prunes}


def main():
    warnings.simplefilter("ignore")
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    stats.wilcoxon = wilcoxon
    rng = random.Random(4)
    tests = [{"differences": d, "p": float(wilcoxon(d, "greater").pvalue)} for d in p_values(rng)]
    studies = [decisions(rng) for _ in range(1000)]
    lines = lambda items: "[\n" + ",\n".join(json.dumps(i, separators=(",", ":")) for i in items) + "\n]"
    print('{"optuna":"%s","tests":%s,"studies":%s}' % (optuna.__version__, lines(tests), lines(studies)))


main()
