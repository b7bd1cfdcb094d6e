"""Runs a sampler of Optuna over the benchmark's functions; appends a JSON line a study to a file, and resumes from it.

    python3 regret.py RESULTS [SEEDS [SAMPLER]] [FUNCTION ...]     PYTHONPATH chooses another Optuna than the installed one

SEEDS is how many from 0, or FIRST-LAST. SAMPLER is a name of samplers.py: tpe, Optuna's default, unless given. Studies of others have
200 trials, of "gp:50" fifty.
"""
import json
import pathlib
import sys
import time
import warnings

import optuna

import fronts
import functions
import samplers

BUDGETS = (50, 200, 1000)


def run(sampler, spec, objective, seed, most):
    """The noise-free value of the best-looking trial after each budget."""
    trials = min(spec["trials"], most)
    spread = spec.get("noise", 0.0)
    study = optuna.create_study(sampler=samplers.CREATE[sampler](seed))
    looks, truth, best = float("inf"), None, {}
    for number in range(trials):
        trial = study.ask()
        value = objective(trial)
        seen = value + spread * functions.noise(seed, number) if spread else value
        study.tell(trial, seen)
        if seen < looks:
            looks, truth = seen, value
        if number + 1 in BUDGETS:
            best[str(number + 1)] = truth
    return best


def run_front(sampler, name, seed, most):
    """The share of the hypervolume that is missing after each budget."""
    study = optuna.create_study(sampler=samplers.CREATE[sampler](seed), directions=["minimize"] * len(fronts.ALL[name][2]))
    trials = min(fronts.TRIALS, most)
    study.optimize(lambda trial: fronts.evaluate(name, trial), n_trials=trials)
    values = [trial.values for trial in study.trials]
    return {str(n): fronts.missing(name, values[:n]) for n in BUDGETS if n <= trials}


def main(path, seeds="30", sampler="tpe", *names):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    path = pathlib.Path(path)
    sampler, _, most = sampler.partition(":")
    most = int(most or (1000 if sampler == "tpe" else 200))
    first, _, last = seeds.rpartition("-")
    seeds = range(int(first), int(last) + 1) if first else range(int(last))
    done = set()
    if path.exists():
        done = {(r["function"], r["seed"]) for r in map(json.loads, path.read_text().splitlines())}
    work = {}
    for name, spec, objective in functions.load():
        for seed in seeds:
            # Short ones first, and seed by seed, so that a run cut short has something on every function.
            order = (sampler == "tpe" and spec["trials"] > 200, seed, name)
            work[order] = lambda spec=spec, objective=objective, seed=seed: run(sampler, spec, objective, seed, most)
    for name in fronts.ALL:
        for seed in seeds:
            work[(False, seed, name)] = lambda name=name, seed=seed: run_front(sampler, name, seed, most)
    for (_, seed, name), study in sorted(work.items()):
        several = name in fronts.ALL
        if (name, seed) in done or (names and name not in names) or (several and sampler in ("cmaes", "qmc")):
            continue
        started = time.process_time()
        best = study()
        line = {"library": f"Optuna {optuna.__version__}", "function": name, "seed": seed, "best": best,
                "seconds": round(time.process_time() - started, 3)}
        with path.open("a") as file:
            file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
