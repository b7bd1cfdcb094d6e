"""Opens a journal with one study: load.py FILE. Prints Optuna's version, seconds on the clock and of processor time, the number of trials and the best value."""
import sys
import time
import warnings

import optuna

import cost

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")
started = time.perf_counter(), time.process_time()
study = optuna.load_study(study_name=None, storage=cost.open_journal(sys.argv[1]))
count, best = len(study.get_trials(deepcopy=False)), study.best_value
print(optuna.__version__, time.perf_counter() - started[0], time.process_time() - started[1], count, repr(best))
