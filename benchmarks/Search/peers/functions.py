"""The benchmark's functions for Optuna. Functions/*.cs define the same ones; `search check` compares the two."""
import json
import math
import pathlib

MASK = (1 << 64) - 1


class SplitMix64:
    """Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self, low, high):
        return low + (high - low) * ((self.next() >> 11) * 2.0**-53)


def sphere(z):
    return sum(v * v for v in z)


def ellipsoid(z):
    return sum(10.0 ** (6.0 * i / (len(z) - 1)) * v * v for i, v in enumerate(z))


def rosenbrock(z):
    y = [v + 1.0 for v in z]
    return sum(100.0 * (a * a - b) ** 2 + (a - 1.0) ** 2 for a, b in zip(y, y[1:]))


def rastrigin(z):
    return sum(v * v + 10.0 - 10.0 * math.cos(2.0 * math.pi * v) for v in z)


def ackley(z):
    n = len(z)
    squares = sum(v * v for v in z) / n
    waves = sum(math.cos(2.0 * math.pi * v) for v in z) / n
    return 20.0 + math.e - 20.0 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(waves)


def levy(z):
    w = [1.0 + v / 4.0 for v in z]
    middle = sum((a - 1.0) ** 2 * (1.0 + 10.0 * math.sin(math.pi * a + 1.0) ** 2) for a in w[:-1])
    last = (w[-1] - 1.0) ** 2 * (1.0 + math.sin(2.0 * math.pi * w[-1]) ** 2)
    return math.sin(math.pi * w[0]) ** 2 + middle + last


def griewank(z):
    product = 1.0
    for i, v in enumerate(z):
        product *= math.cos(v / math.sqrt(i + 1.0))
    return 1.0 + sum(v * v for v in z) / 4000.0 - product


def schwefel(z):
    return 418.9828872724339 * len(z) - sum(v * math.sin(math.sqrt(abs(v))) for v in z)


def styblinski_tang(z):
    return 0.5 * sum(v**4 - 16.0 * v * v + 5.0 * v for v in z)


# Formula, half the width of its box, and how far from the middle its shift may lie.
BOXES = {
    "sphere": (sphere, 5.0, 4.0),
    "ellipsoid": (ellipsoid, 5.0, 4.0),
    "rosenbrock": (rosenbrock, 5.0, 3.0),
    "rastrigin": (rastrigin, 5.0, 4.0),
    "ackley": (ackley, 32.0, 20.0),
    "levy": (levy, 10.0, 6.0),
    "griewank": (griewank, 600.0, 400.0),
    "schwefel": (schwefel, 500.0, 0.0),
    "styblinski-tang": (styblinski_tang, 5.0, 1.0),
}


def box(name, spec, index):
    """A formula of z = R (x - shift), R a product of Givens rotations over all pairs of axes."""
    formula, half, spread = BOXES[name]
    n = spec["dimensions"]
    generator = SplitMix64(1000 + index)
    shift = [generator.uniform(-spread, spread) for _ in range(n)]
    turns = []
    if spec.get("rotated"):
        for i in range(n):
            for j in range(i + 1, n):
                angle = generator.uniform(0.0, 2.0 * math.pi)
                turns.append((i, j, math.cos(angle), math.sin(angle)))

    def objective(trial):
        z = [trial.suggest_float(f"x{i}", -half, half) - shift[i] for i in range(n)]
        for i, j, c, s in turns:
            z[i], z[j] = c * z[i] - s * z[j], s * z[i] + c * z[j]
        return formula(z)

    return objective


def logarithms(trial):
    """Four rates on a logarithmic scale; the second best depends on the first."""
    a = math.log10(trial.suggest_float("a", 1e-6, 1.0, log=True))
    b = math.log10(trial.suggest_float("b", 1e-6, 1.0, log=True))
    c = math.log10(trial.suggest_float("c", 1e-4, 1e4, log=True))
    d = math.log10(trial.suggest_float("d", 1e-2, 1e2, log=True))
    return (a + 2.7) ** 2 + 3.0 * (b - 0.5 * a + 1.9) ** 2 + 0.5 * (c - 1.3) ** 2 + math.sin(3.0 * d) * d + d * d


def integers(trial):
    x = [trial.suggest_int(f"i{i}", -20, 20) for i in range(6)]
    target = [7, -13, 2, 18, -5, 0]
    z = [v - t for v, t in zip(x, target)]
    return sum((i + 1) * v * v for i, v in enumerate(z)) + 2.0 * abs(z[0] + z[1]) * abs(z[2] - z[3])


def steps(trial):
    z = [trial.suggest_float(f"s{i}", -5.0, 5.0, step=0.25) - (1.75 - i) for i in range(4)]
    return rastrigin(z)


def choices(trial):
    """Six categories of five choices: a cost for each choice, and one for each pair of neighbours."""
    generator = SplitMix64(77)
    single = [[generator.uniform(0.0, 4.0) for _ in range(5)] for _ in range(6)]
    pair = [[[generator.uniform(0.0, 2.0) for _ in range(5)] for _ in range(5)] for _ in range(5)]
    picked = ["abcde".index(trial.suggest_categorical(f"c{i}", ["a", "b", "c", "d", "e"])) for i in range(6)]
    return sum(single[i][p] for i, p in enumerate(picked)) + sum(
        pair[i][picked[i]][picked[i + 1]] for i in range(5)
    )


def mixed(trial):
    """Shaped like a network's hyperparameters: the best rate depends on the optimizer and the batch."""
    rate = math.log10(trial.suggest_float("rate", 1e-5, 1e-1, log=True))
    momentum = trial.suggest_float("momentum", 0.0, 1.0)
    dropout = trial.suggest_float("dropout", 0.0, 0.6, step=0.1)
    layers = trial.suggest_int("layers", 1, 5)
    units = math.log2(trial.suggest_int("units", 16, 1024, log=True))
    batch = trial.suggest_int("batch", 16, 256, step=16)
    optimizer = trial.suggest_categorical("optimizer", ["sgd", "adam", "rmsprop"])
    activation = trial.suggest_categorical("activation", ["relu", "tanh", "gelu"])
    best_rate = {"sgd": -1.5, "adam": -3.0, "rmsprop": -3.5}[optimizer] + 0.3 * math.log2(batch / 64.0)
    loss = {"sgd": 0.3, "adam": 0.0, "rmsprop": 0.2}[optimizer] + {"relu": 0.1, "tanh": 0.4, "gelu": 0.0}[activation]
    loss += 0.8 * (rate - best_rate) ** 2 + 2.0 * (momentum - 0.85) ** 2 + 3.0 * (dropout - 0.3) ** 2
    return loss + 0.1 * (layers - 3) ** 2 + 0.15 * (units - 8.5 + 0.4 * layers) ** 2 + 0.0005 * abs(batch - 64)


def conditional(trial):
    """Three models with parameters of their own."""
    model = trial.suggest_categorical("model", ["linear", "forest", "network"])
    if model == "linear":
        return 0.9 + 0.1 * (math.log10(trial.suggest_float("penalty", 1e-5, 10.0, log=True)) + 1.0) ** 2
    if model == "forest":
        trees = trial.suggest_int("trees", 10, 500)
        depth = trial.suggest_int("depth", 2, 32)
        return 0.6 + 20.0 / trees + 0.004 * (depth - 14) ** 2
    rate = math.log10(trial.suggest_float("rate", 1e-5, 1.0, log=True))
    width = math.log2(trial.suggest_int("width", 8, 512, log=True))
    dropout = trial.suggest_float("dropout", 0.0, 0.9)
    return 0.3 + 0.4 * (rate + 2.2) ** 2 + 0.05 * (width - 7.0) ** 2 + (dropout - 0.05 * width) ** 2


def layers(trial):
    """A looped space: each further layer brings two parameters."""
    count = trial.suggest_int("layers", 1, 4)
    loss = 0.5 * abs(count - 3)
    width = 8.0
    for i in range(count):
        units = math.log2(trial.suggest_int(f"units{i}", 4, 512, log=True))
        dropout = trial.suggest_float(f"dropout{i}", 0.0, 0.8)
        loss += 0.1 * (units - width + 1.0) ** 2 + (dropout - 0.1 * (i + 1)) ** 2
        width = units
    return loss


SHAPED = {f.__name__: f for f in (logarithms, integers, steps, choices, mixed, conditional, layers)}


def noise(seed, number):
    """Nearly normal, from the seed and the trial's number alone, so that it needs no agreed order of drawing."""
    generator = SplitMix64(seed * 1_000_003 + number)
    return sum(generator.uniform(0.0, 1.0) for _ in range(12)) - 6.0


def load():
    """Name, specification and noise-free objective of every function."""
    specs = json.loads((pathlib.Path(__file__).parent.parent / "functions.json").read_text())
    return [
        (spec["name"], spec, SHAPED[spec["formula"]] if spec["formula"] in SHAPED else box(spec["formula"], spec, index))
        for index, spec in enumerate(specs)
    ]
