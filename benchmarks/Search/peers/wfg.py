"""The nine WFG problems for Optuna. Functions/WfgFunctions.cs defines the same ones; `search check` compares."""
import math

POSITION, DISTANCE, OPTIMUM = 4, 20, 0.35
DIMENSIONS = POSITION + DISTANCE


def mean(y):
    return sum(y) / len(y)


def distances(y, transform):
    return y[:POSITION] + [transform(v) for v in y[POSITION:]]


def s_linear(v):
    return abs(v - OPTIMUM) / abs(math.floor(OPTIMUM - v) + OPTIMUM)


def b_flat(v, a=0.8, b=0.75, c=0.85):
    below = min(0, math.floor(v - b)) * a * (b - v) / b
    above = min(0, math.floor(c - v)) * (1 - a) * (v - c) / (1 - c)
    return min(max(a + below - above, 0.0), 1.0)


def s_multi(v, count, depth):
    off = abs(v - OPTIMUM) / (2 * (math.floor(OPTIMUM - v) + OPTIMUM))
    return (1 + math.cos((4 * count + 2) * math.pi * (0.5 - off)) + 4 * depth * off**2) / (depth + 2)


def s_decept(v, a=OPTIMUM, b=0.001, c=0.05):
    below = math.floor(v - a + b) * (1 - c + (a - b) / b) / (a - b)
    above = math.floor(a + b - v) * (1 - c + (1 - a - b) / b) / (1 - a - b)
    return 1 + (abs(v - a) - b) * (below + above + 1 / b)


def b_param(v, others, a=0.98 / 49.98, b=0.02, c=50.0):
    u = mean(others)
    return v ** (b + (c - b) * (a - (1 - 2 * u) * abs(math.floor(0.5 - u) + a)))


def r_nonsep(y):
    n, half = len(y), math.ceil(len(y) / 2)
    total = sum(y[j] + sum(abs(y[j] - y[(j + k + 1) % n]) for k in range(n - 1)) for j in range(n))
    return total / (half * (1.0 + 2 * n - 2 * half))


def groups(y, reduce=mean):
    return reduce(y[:2]), reduce(y[2:POSITION]), reduce(y[POSITION:])


def weighted(y):
    def reduce(pairs):
        return sum(w * v for w, v in pairs) / sum(w for w, _ in pairs)

    return groups([(2.0 * (i + 1), v) for i, v in enumerate(y)], reduce)


def pairs(y):
    return y[:POSITION] + [r_nonsep(y[i:i + 2]) for i in range(POSITION, len(y), 2)]


def linear(a, b):
    return a * b, a * (1 - b), 1 - a


def convex(a, b):
    a, b = a * math.pi / 2, b * math.pi / 2
    return (1 - math.cos(a)) * (1 - math.cos(b)), (1 - math.cos(a)) * (1 - math.sin(b)), 1 - math.sin(a)


def concave(a, b):
    a, b = a * math.pi / 2, b * math.pi / 2
    return math.sin(a) * math.sin(b), math.sin(a) * math.cos(b), math.cos(a)


def mixed(a, b):
    return *convex(a, b)[:2], 1 - a - math.cos(10 * math.pi * a + math.pi / 2) / (10 * math.pi)


def disconnected(a, b):
    return *convex(a, b)[:2], 1 - a * math.cos(5 * a * math.pi) ** 2


def front(t, shape, degenerate=False):
    a, b, distance = t
    if degenerate:
        b = distance * (b - 0.5) + 0.5
    return tuple(distance + 2 * (m + 1) * h for m, h in enumerate(shape(a, b)))


def wfg1(y):
    y = distances(distances(y, s_linear), b_flat)
    return front(weighted([v**0.02 for v in y]), mixed)


def wfg2(y):
    return front(groups(pairs(distances(y, s_linear))), disconnected)


def wfg3(y):
    return front(groups(pairs(distances(y, s_linear))), linear, degenerate=True)


def wfg4(y):
    return front(groups([s_multi(v, 30, 10) for v in y]), concave)


def wfg5(y):
    return front(groups([s_decept(v) for v in y]), concave)


def wfg6(y):
    return front(groups(distances(y, s_linear), r_nonsep), concave)


def wfg7(y):
    y = [b_param(v, y[i + 1:]) if i < POSITION else v for i, v in enumerate(y)]
    return front(groups(distances(y, s_linear)), concave)


def wfg8(y):
    y = [v if i < POSITION else b_param(v, y[:i]) for i, v in enumerate(y)]
    return front(groups(distances(y, s_linear)), concave)


def wfg9(y):
    y = [b_param(v, y[i + 1:]) if i + 1 < len(y) else v for i, v in enumerate(y)]
    y = [s_decept(v) if i < POSITION else s_multi(v, 30, 95) for i, v in enumerate(y)]
    return front(groups(y, r_nonsep), concave)


ALL = [wfg1, wfg2, wfg3, wfg4, wfg5, wfg6, wfg7, wfg8, wfg9]


def of_parameters(formula):
    """A problem as a function of parameters from 0 to 2i."""
    return lambda z: formula([v / (2 * (i + 1)) for i, v in enumerate(z)])
