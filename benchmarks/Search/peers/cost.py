"""Optuna's own cost: runs a free objective, and prints the seconds from the start to the end of each trial:
processor time, so that other work on the machine does not count, and the clock's, in which waiting for the disk does.

    python3 cost.py SAMPLER STORAGE SPACE TRIALS     as in samplers.py  memory|journal  mixed|wide|ten|two
"""
import json
import os
import sys
import tempfile
import time
import warnings

import optuna

import functions
import samplers


def sphere(trial, size):
    return functions.sphere([trial.suggest_float(f"x{i}", -5.0, 5.0) for i in range(size)])


def two(trial):
    """Two objectives of ten real parameters: the squares of the distances from two points."""
    x = [trial.suggest_float(f"x{i}", -5.0, 5.0) for i in range(10)]
    return functions.sphere([v - 1 for v in x]), functions.sphere([v + 1 for v in x])


def open_journal(path):
    try:
        from optuna.storages.journal import JournalFileBackend as File
    except ImportError:
        from optuna.storages import JournalFileStorage as File
    return optuna.storages.JournalStorage(File(path))


def main(sampler, storage, space, trials):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    objective = {
        "mixed": functions.mixed,
        "wide": lambda trial: sphere(trial, 40),
        "ten": lambda trial: sphere(trial, 10),
        "two": two,
    }[space]
    now = lambda: (time.process_time(), time.perf_counter())
    ends = []
    with tempfile.TemporaryDirectory() as folder:
        study = optuna.create_study(
            storage=open_journal(os.path.join(folder, "study.log")) if storage == "journal" else None,
            sampler=samplers.CREATE[sampler](1),
            directions=["minimize"] * (2 if space == "two" else 1),
        )
        started = now()
        study.optimize(objective, n_trials=int(trials), callbacks=[lambda *_: ends.append(now())])
    processor, clock = ([end[i] - started[i] for end in ends] for i in (0, 1))
    print(json.dumps({"library": f"Optuna {optuna.__version__}", "processor": processor, "clock": clock}))


if __name__ == "__main__":
    main(*sys.argv[1:])
