"""Prints what the package cmaes does, step by step, with points that it drew itself."""
import json

import numpy as np
from cmaes import CMA, SepCMA, CMAwM, get_warm_start_mgd

rng = np.random.RandomState(11)
WEIGHTS = np.array([1.0, 30.0, 5.0, 100.0, 0.3])


def value(x):
    x = x[: len(x)] - 0.4
    return float(np.sum(WEIGHTS[: len(x)] * x ** 2) + 3 * x[0] * x[-1])


def state(core):
    c = core._C if core._C.ndim == 2 else np.diag(core._C)
    return {"mean": core._mean.tolist(), "sigma": float(core._sigma), "covariance": c.tolist(), "path": core._p_sigma.tolist(),
            "rankOnePath": core._pc.tolist()}


def steps(optimizer, generations):
    core = getattr(optimizer, "_cma", optimizer)
    result = []
    for _ in range(generations):
        asked = [optimizer.ask() for _ in range(optimizer.population_size)]
        solutions = [(a[1], value(a[0])) if isinstance(a, tuple) else (a, value(a)) for a in asked]
        told = [(x.tolist(), v) for x, v in solutions]
        optimizer.tell(solutions)
        step = {"points": [x for x, _ in told], "values": [v for _, v in told], **state(core)}
        if hasattr(optimizer, "_A"):
            step["evaluated"] = [a[0].tolist() for a in asked]
            step["scales"] = optimizer._A.tolist()
        result.append(step)
    return result


def adapted(generations, n=3):
    """CMA-ES with adapted learning rates, from the paper, over the package's plain step."""
    def fresh():
        return {"mean": np.full(n, 0.5), "sigma": 1 / 6}
    core = CMA(**fresh(), seed=5)
    e = {"m": np.zeros(n), "S": np.zeros((n, n))}
    v, eta = {"m": 0.0, "S": 0.0}, {"m": 1.0, "S": 1.0}
    beta, result = {"m": 0.1, "S": 0.03}, []
    for _ in range(generations):
        asked = [core.ask() for _ in range(core.population_size)]
        solutions = [(x, value(x) + 0.3 * rng.rand()) for x in asked]
        told = [(x.tolist(), w) for x, w in solutions]
        m0, s0 = core._mean.copy(), core._sigma
        c0 = (core._C + core._C.T) / 2
        core.tell(solutions)
        d, b = np.linalg.eigh(c0)
        root = b @ np.diag(d ** -0.5) @ b.T / s0
        dm, ds = core._mean - m0, core._sigma ** 2 * core._C - s0 ** 2 * c0
        local, before = {"m": root @ dm, "S": root @ ds @ root / np.sqrt(2)}, dict(eta)
        for k in "mS":
            e[k] = (1 - beta[k]) * e[k] + beta[k] * local[k]
            v[k] = (1 - beta[k]) * v[k] + beta[k] * np.sum(local[k] ** 2)
            square = np.sum(e[k] ** 2)
            snr = (square - beta[k] / (2 - beta[k]) * v[k]) / (v[k] - square)
            eta[k] = min(1, eta[k] * np.exp(min(0.1 * eta[k], beta[k]) * np.clip(snr / 1.4 / eta[k] - 1, -1, 1)))
        total = s0 ** 2 * c0 + eta["S"] * ds
        core._mean = m0 + eta["m"] * dm
        scale = np.linalg.det(total) ** (1 / (2 * n))
        core._C, core._sigma = total / scale ** 2, scale * before["m"] / eta["m"]
        core._B = core._D = None
        result.append({"points": [x for x, _ in told], "values": [w for _, w in told], **state(core), "rates": [eta["m"], eta["S"]]})
    return result


def margin(n_discrete, levels, generations):
    n = n_discrete + 2
    bounds = np.array([[0.5 / levels, 1 - 0.5 / levels]] * n_discrete + [[0, 1]] * 2)
    steps_of = np.array([1 / levels] * n_discrete + [0] * 2)
    return steps(CMAwM(np.full(n, 0.5) + 1e-3, 1 / 6, bounds, steps_of, seed=4), generations)


source = [rng.rand(3) for _ in range(45)]
mean, sigma, covariance = get_warm_start_mgd([(x, value(x)) for x in source])
root = np.linalg.cholesky(np.array([[2, .5, .1], [.5, 1, .2], [.1, .2, 3]])) @ np.eye(3)
c = root @ root.T
d, b = np.linalg.eigh(c)
z = rng.randn(3)
print(json.dumps({
    "full": [{"dimensions": n, "steps": steps(CMA(np.full(n, 0.5), 1 / 6, np.array([[0.0, 1.0]] * n), seed=n), 40)} for n in (2, 3, 5)],
    "separable": [{"dimensions": n, "steps": steps(SepCMA(np.full(n, 0.5), 1 / 6, np.array([[0.0, 1.0]] * n), seed=n), 40)} for n in (4, 5)],
    "margin": [{"levels": k, "steps": margin(2, k, 40)} for k in (2, 5, 12)],
    "adapted": adapted(60),
    "warm": {"points": [x.tolist() for x in source], "values": [value(x) for x in source], "mean": mean.tolist(), "sigma": sigma,
             "covariance": covariance.tolist()},
    "draw": {"covariance": c.tolist(), "normal": z.tolist(), "point": (0.5 + 0.25 * b @ np.diag(np.sqrt(d)) @ b.T @ z).tolist()},
}))
