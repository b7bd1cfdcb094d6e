"""Runs Optuna's default sampler over the benchmark's functions; appends a JSON line a study to a file, and resumes from it.

    python3 regret.py RESULTS [SEEDS] [FUNCTION ...]     PYTHONPATH chooses another Optuna than the installed one

SEEDS is how many from 0, or FIRST-LAST.
"""
import json
import pathlib
import sys
import time
import warnings

import optuna

import functions

BUDGETS = (50, 200, 1000)


def run(spec, objective, seed):
    """The noise-free value of the best-looking trial after each budget."""
    trials = spec["trials"]
    spread = spec.get("noise", 0.0)
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
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


def main(path, seeds="30", *names):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    path = pathlib.Path(path)
    first, _, last = seeds.rpartition("-")
    seeds = range(int(first), int(last) + 1) if first else range(int(last))
    done = set()
    if path.exists():
        done = {(r["function"], r["seed"]) for r in map(json.loads, path.read_text().splitlines())}
    everything = functions.load()
    # Short ones first, and seed by seed, so that a run cut short has something on every function.
    work = sorted(
        ((spec["trials"] > 200, seed, name) for name, spec, _ in everything for seed in seeds),
    )
    table = {name: (spec, objective) for name, spec, objective in everything}
    for _, seed, name in work:
        if (name, seed) in done or (names and name not in names):
            continue
        started = time.process_time()
        best = run(*table[name], seed)
        line = {"library": f"Optuna {optuna.__version__}", "function": name, "seed": seed, "best": best,
                "seconds": round(time.process_time() - started, 3)}
        with path.open("a") as file:
            file.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
