"""Makes studies in a SQLite file and a journal, and prints what Optuna's own plots would show of them."""
import datetime
import json
import math
import os
import random
import sys
import warnings

import numpy as np
import optuna
from optuna.distributions import CategoricalDistribution as Choice
from optuna.distributions import FloatDistribution as Float
from optuna.distributions import IntDistribution as Int
from optuna.trial import TrialState as State
from optuna.trial import create_trial
from optuna.visualization import _contour, _edf, _intermediate_values, _optimization_history, _parallel_coordinate, _pareto_front, _slice

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.CRITICAL)
folder = sys.argv[1]
database = optuna.storages.RDBStorage(f"sqlite:///{folder}/plots.db")
noon = datetime.datetime(2026, 1, 1, 12)


class NoLock:
    def acquire(self):
        return True

    def release(self):
        pass


def journal():
    os.fsync = lambda file: None  # ten thousand trials in seconds
    return optuna.storages.JournalStorage(optuna.storages.JournalFileStorage(f"{folder}/plots.log", lock_obj=NoLock()))


def trial(number, values=None, state=State.COMPLETE, params=None, distributions=None, reports=None, constraints=None):
    made = create_trial(
        state=state,
        values=values,
        params=params or {},
        distributions=distributions or {},
        intermediate_values=reports or {},
        system_attrs={} if constraints is None else {"constraints": constraints},
    )
    if state != State.WAITING:
        made.datetime_start = noon + datetime.timedelta(minutes=number)
    made.datetime_complete = noon + datetime.timedelta(minutes=number, seconds=1 + number % 90) if state.is_finished() else None
    return made


def study(name, trials, directions=("minimize",), storage=database):
    made = optuna.create_study(study_name=name, directions=directions, storage=storage)
    made.add_trials(list(trials))
    return made


rate, layers, kind = Float(1e-5, 1e-1, log=True), Int(1, 8), Choice(["<b>&\"'", "relu", None, True])


def usual(random, number, **kwargs):
    params = {"rate": 10 ** random.uniform(-5, -1), "layers": random.randint(1, 8), "kind": random.choice(kind.choices)}
    value = (math.log10(params["rate"]) + 3) ** 2 + abs(params["layers"] - 3) + len(str(params["kind"])) / 10
    return trial(number, [value], params=params, distributions={"rate": rate, "layers": layers, "kind": kind}, **kwargs)


def conditional(random, number):
    params, distributions = {"deep": random.random() < 0.5}, {"deep": Choice([False, True])}
    if params["deep"]:
        params["width"], distributions["width"] = random.choice([16, 32, 64]), Choice([64, 16, 32])
    else:
        params["c"], distributions["c"] = random.uniform(-1, 1), Float(-1, 1)
    return trial(number, [random.randint(0, 6)], params=params, distributions=distributions)


def mixed(random, number):
    state = [State.COMPLETE, State.PRUNED, State.FAIL, State.RUNNING, State.WAITING, State.COMPLETE][number % 6]
    values = {State.COMPLETE: [math.inf if number % 12 == 5 else -math.inf if number == 30 else random.random()], State.PRUNED: [0.5] if number % 4 else None}
    reports = {} if state == State.WAITING else {step: [math.nan, math.inf, random.random()][min(step + number, 2)] for step in range(number % 5)}
    return trial(number, values.get(state), state, {"x": number / 7}, {"x": Float(0, 100)}, reports)


def several(random, number, count, constrained=False):
    x, y = random.random(), random.random()
    values = [[x, (1 - x) * y, y], [x, (1 - x) ** 2 + y / 4]][count == 2]
    return trial(number, values, params={"x": x, "y": y}, distributions={"x": Float(0, 1), "y": Float(0, 1)},
                 constraints=[x - 0.7, y - 0.8] if constrained else None)


def many(function, count, *arguments):
    generator = random.Random(count)
    return [function(generator, number, *arguments) for number in range(count)]


studies = [
    study("none", []),
    study("one", many(usual, 1)),
    study("ten", many(usual, 10), ["maximize"]),
    study("conditional", many(conditional, 60)),
    study("failed", [trial(number, state=State.FAIL, params={"x": 1.0}, distributions={"x": Float(0, 2)}) for number in range(5)]),
    study("mixed", many(mixed, 60)),
    study("single", [trial(n, [n % 3], params={"a": 2.0, "b": 4, "c": "x"}, distributions={"a": Float(2, 2), "b": Int(4, 4), "c": Choice(["x"])}) for n in range(6)]),
    study("constrained", [usual(random.Random(n), n, constraints=[n % 3 - 1.0, -1.0]) for n in range(40)]),
    study("two", many(several, 60, 2), ["minimize", "maximize"]),
    study("two constrained", many(several, 60, 2, True), ["minimize", "minimize"]),
    study("three", many(several, 50, 3), ["minimize", "minimize", "maximize"]),
    study("ten thousand", many(usual, 10_000), storage=journal()),
]


def constraints(trial):
    return trial.system_attrs.get("constraints", [])


def feasible(trial):
    return all(value <= 0 for value in constraints(trial))


def label(value):
    """A number as it is, all else as JSON, but strings bare."""
    return value if isinstance(value, str) or (isinstance(value, (int, float)) and not isinstance(value, bool)) else json.dumps(value)


def words(text):
    """The label of what Python's str has written."""
    return {"None": "null", "True": "true", "False": "false"}.get(text, text)


def history(study, target):
    info = _optimization_history._get_optimization_history_info_list(study, target, "value", False)
    trials = study.get_trials(states=[State.COMPLETE])
    known = {} if not info else dict(zip(info[0].trial_numbers, info[0].values_info.values))
    points, best, sign = [], None, 1 if study.directions[0].name == "MINIMIZE" else -1
    for t in trials:
        value = known[t.number]
        # Optuna 3 counts infeasible trials among the best.
        if feasible(t) and (best is None or sign * value < sign * best):
            best = value
        points.append([t.number, value, feasible(t), best])
    if info and info[0].best_values_info and all(feasible(t) for t in trials):
        bests = dict(zip(info[0].trial_numbers, info[0].best_values_info.values))
        assert [bests[t.number] for t in trials] == [p[3] for p in points]
    return points


def parallel(study, target):
    """The trials that have all parameters; newer versions have the others too, at a tick of their own."""
    info = _parallel_coordinate._get_parallel_coordinate_info(study, None, target, "value")
    objective = info.dim_objective if hasattr(info, "dim_objective") else info.dims_objectives[0]
    rows = [[value] for value in objective.values]
    for dimension in info.dims_params:
        for row, value in zip(rows, dimension.values):
            is_missing = getattr(dimension, "has_missing", False) and value == dimension.tickvals[0]
            row.append(None if is_missing else words(dimension.ticktext[dimension.tickvals.index(value)]) if dimension.is_cat else value)
    return {"names": [dimension.label for dimension in info.dims_params], "rows": [row for row in rows if None not in row]}


def contour(study, target, x, y):
    info = _contour._get_contour_info(study, [x, y], target, "value").sub_plot_infos[0][0]
    # Optuna 3 keeps the last of several values at a place, newer versions the best.
    best, cells = min if study.directions[0].name == "MINIMIZE" else max, {}
    for t in study.get_trials(states=[State.COMPLETE]):
        value = target(t) if target else t.value
        if x in t.params and y in t.params and math.isfinite(value):
            place = t.params[x], t.params[y]
            cells[place] = best(cells.get(place, value), value)
    drawn = {(str(info.xaxis.indices[i]), str(info.yaxis.indices[j])) for i, j in info.z_values}
    assert not drawn or drawn == {(str(a), str(b)) for a, b in cells}
    axes = [{"log": axis.is_log, "range": None if axis.is_cat else axis.range} for axis in (info.xaxis, info.yaxis)]
    return {"axes": axes, "cells": [[label(a), label(b), value] for (a, b), value in cells.items()]}


def slices(study, target):
    info = _slice._get_slice_plot_info(study, None, target, "value")
    return [[s.param_name, s.is_log, [[n, label(x), y] for n, x, y in zip(s.trial_numbers, s.x, s.y)]] for s in info.subplots]


def edf(studies, target):
    info = _edf._get_edf_info(studies, target, "value")
    return {"x": list(info.x_values), "lines": [[line.study_name, list(line.y_values)] for line in info.lines if not np.isnan(line.y_values).any()]}


def pareto(study):
    has = any("constraints" in t.system_attrs for t in study.trials)
    try:
        info = _pareto_front._get_pareto_front_info(study, constraints_func=constraints if has else None)
    except TypeError:
        info = _pareto_front._get_pareto_front_info(study)
    return [sorted([t.number, list(values)] for t, values in group) for group in
            (info.best_trials_with_values, info.non_best_trials_with_values, info.infeasible_trials_with_values)]


def hypervolumes(study, reference):
    signs = np.array([1 if d.name == "MINIMIZE" else -1 for d in study.directions])
    try:
        from optuna.visualization import _hypervolume_history
        info = _hypervolume_history._get_hypervolume_history_info(study, np.array(reference, dtype=float))
        return [[int(n), float(v)] for n, v in zip(info.trial_numbers, info.values)]
    except ImportError:
        from optuna._hypervolume import WFG  # before the plot came, in 3.3
        front, rows = [], []
        for t in study.get_trials(states=[State.COMPLETE]):
            losses = signs * t.values
            if feasible(t) and (losses <= signs * reference).all():
                front.append(losses)
            rows.append([t.number, float(WFG().compute(np.array(front), signs * reference)) if front else 0.0])
        return rows


def ranks(study, target):
    """By Optuna's rule, which is private to a plot that draws colours: the mean position among the sorted values."""
    trials = study.get_trials(states=[State.COMPLETE])
    values = np.array([target(t) if target else t.value for t in trials], dtype=float)
    try:
        from optuna.visualization import _rank
        order = _rank._get_order_with_same_order_averaging(values)
    except ImportError:
        order = np.array([np.mean(np.where(np.sort(values) == value)[0]) for value in values])
    return [[t.number, float(rank / (len(trials) - 1)) if len(trials) > 1 else 0.5] for t, rank in zip(trials, order)]


def timeline(study):
    trials = study.trials
    try:
        from optuna.visualization import _timeline
        bars = [(b.number, b.start, b.complete) for b in _timeline._get_timeline_info(study).bars]
    except ImportError:
        # Every trial that runs here has run for months, so the plot ends with the last one that ended.
        last, second = max([t.datetime_complete for t in trials if t.datetime_complete], default=None), datetime.timedelta(seconds=1)
        bars = [(t.number, t.datetime_start or last, last + second if t.state == State.RUNNING else t.datetime_complete or (t.datetime_start or last) + second) for t in trials]
    return [[number, start.timestamp(), end.timestamp()] for number, start, end in bars]


def importances(study):
    if not hasattr(optuna.importance, "PedAnovaImportanceEvaluator") or len(study.get_trials(states=[State.COMPLETE])) < 2:
        return None  # came in 3.6
    evaluator, sign = optuna.importance.PedAnovaImportanceEvaluator(), 1 if study.directions[0].name == "MINIMIZE" else -1
    return optuna.importance.get_param_importances(study, evaluator=evaluator, target=None if len(study.directions) == 1 else lambda t: sign * t.values[0])


def shown(study):
    target = (lambda t: t.values[0]) if len(study.directions) > 1 else None
    names = sorted({name for t in study.get_trials(states=[State.COMPLETE]) for name in t.params})
    curves = _intermediate_values._get_intermediate_plot_info(study).trial_infos
    large, multiple = len(study.trials) > 1000, len(study.directions) > 1
    result = {
        "history": history(study, target),
        "intermediate": [[c.trial_number, c.sorted_intermediate_values] for c in curves],
        "parallel": parallel(study, target),
        # Optuna looks every place up in a list of all.
        "contour": [] if large else [[x, y, contour(study, target, x, y)] for x, y in zip(names, names[1:])],
        "slice": slices(study, target),
        "edf": edf([study], target),
        "rank": ranks(study, target),
        "timeline": timeline(study),
        "importances": importances(study),
    }
    if multiple:
        reference = [0.8, 0.9, 0.2][: len(study.directions)] if len(study.directions) == 3 else [0.9, 1.1 if study.directions[1].name == "MINIMIZE" else 0.1]
        result |= {"pareto": pareto(study), "reference": reference, "hypervolume": hypervolumes(study, reference)}
    return result


single = [s for s in studies if len(s.directions) == 1]
together = [s for s in single if s.study_name != "ten thousand"]
answer = {"studies": {s.study_name: shown(s) for s in studies}, "edf": edf(together, None), "names": [s.study_name for s in together]}
print(json.dumps(answer, default=float))
