"""The benchmark's functions of several objectives for Optuna. Functions/FrontFunction.cs defines the same ones; `search check` compares."""
import math

import numpy

import wfg

TRIALS = 200


def mean(x):
    return sum(x) / len(x)


def waves(x):
    return 100.0 * (len(x) + sum((v - 0.5) ** 2 - math.cos(20.0 * math.pi * (v - 0.5)) for v in x))


def zdt1(x):
    g = 1.0 + 9.0 * mean(x[1:])
    return x[0], g * (1.0 - math.sqrt(x[0] / g))


def zdt2(x):
    g = 1.0 + 9.0 * mean(x[1:])
    return x[0], g * (1.0 - (x[0] / g) ** 2)


def zdt3(x):
    g = 1.0 + 9.0 * mean(x[1:])
    return x[0], g * (1.0 - math.sqrt(x[0] / g) - x[0] / g * math.sin(10.0 * math.pi * x[0]))


def zdt4(x):
    g = 91.0 + sum(v * v - 10.0 * math.cos(4.0 * math.pi * v) for v in x[1:])
    return x[0], g * (1.0 - math.sqrt(x[0] / g))


def zdt6(x):
    f = 1.0 - math.exp(-4.0 * x[0]) * math.sin(6.0 * math.pi * x[0]) ** 6
    g = 1.0 + 9.0 * mean(x[1:]) ** 0.25
    return f, g * (1.0 - (f / g) ** 2)


def dtlz1(x):
    g = waves(x[2:])
    return 0.5 * x[0] * x[1] * (1 + g), 0.5 * x[0] * (1 - x[1]) * (1 + g), 0.5 * (1 - x[0]) * (1 + g)


def sphere(x, g):
    a, b = x[0] * math.pi / 2, x[1] * math.pi / 2
    return (1 + g) * math.cos(a) * math.cos(b), (1 + g) * math.cos(a) * math.sin(b), (1 + g) * math.sin(a)


def dtlz2(x):
    return sphere(x, sum((v - 0.5) ** 2 for v in x[2:]))


def dtlz3(x):
    return sphere(x, waves(x[2:]))


def dtlz7(x):
    g = 1.0 + 9.0 * mean(x[2:])
    return x[0], x[1], (1 + g) * (3.0 - sum(f / (1 + g) * (1 + math.sin(3.0 * math.pi * f)) for f in x[:2]))


# Function, dimensions, reference point.
ALL = {
    "zdt1": (zdt1, 30, (1.1, 7.0)),
    "zdt2": (zdt2, 30, (1.1, 7.0)),
    "zdt3": (zdt3, 30, (1.1, 7.0)),
    "zdt4": (zdt4, 10, (1.1, 250.0)),
    "zdt6": (zdt6, 10, (1.1, 11.0)),
    "dtlz1": (dtlz1, 7, (400.0, 400.0, 400.0)),
    "dtlz2": (dtlz2, 12, (2.5, 2.5, 2.5)),
    "dtlz3": (dtlz3, 12, (1500.0, 1500.0, 1500.0)),
    "dtlz7": (dtlz7, 22, (1.1, 1.1, 30.0)),
    **{f.__name__: (wfg.of_parameters(f), wfg.DIMENSIONS, (3.0, 5.0, 7.0)) for f in wfg.ALL},
}


def range_of(name, i):
    """The range of a parameter by its index."""
    return (-5.0, 5.0) if name == "zdt4" and i > 0 else (0.0, 2.0 * (i + 1)) if name.startswith("wfg") else (0.0, 1.0)


def evaluate(name, trial):
    function, dimensions, _ = ALL[name]
    return function([trial.suggest_float(f"x{i}", *range_of(name, i)) for i in range(dimensions)])


def missing(name, values):
    """The share of the reference point's box that no value dominates."""
    reference = numpy.array(ALL[name][2])
    inside = numpy.array([v for v in values if all(v < reference)]).reshape(-1, len(reference))
    if len(inside) == 0:
        return 1.0
    front = inside[[not any((other <= v).all() and (other < v).any() for other in inside) for v in inside]]
    try:
        from optuna._hypervolume import WFG
        volume = WFG().compute(front, reference)
    except ImportError:
        from optuna._hypervolume import compute_hypervolume
        volume = compute_hypervolume(front, reference)
    return 1.0 - float(volume / numpy.prod(reference))
