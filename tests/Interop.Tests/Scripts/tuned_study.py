"""Opens a study of `showrunner tune` with Optuna, prints its best trial, and draws Optuna's own plots of it."""
import json
import sys

import optuna
from optuna import visualization
from optuna.storages import JournalFileStorage, JournalStorage

study = optuna.load_study(study_name="toy", storage=JournalStorage(JournalFileStorage(sys.argv[1])))
plots = [
    visualization.plot_optimization_history,
    visualization.plot_intermediate_values,
    visualization.plot_parallel_coordinate,
    visualization.plot_slice,
    visualization.plot_contour,
    visualization.plot_edf,
    visualization.plot_param_importances,
]
print(json.dumps({
    "number": study.best_trial.number,
    "value": study.best_value,
    "params": study.best_params,
    "states": [trial.state.name for trial in study.trials],
    "traces": [len(plot(study).data) for plot in plots],
}))
