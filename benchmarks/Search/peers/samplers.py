"""Optuna's samplers by the benchmark's names."""
import optuna

CREATE = {
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "cmaes": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
    "nsga2": lambda seed: optuna.samplers.NSGAIISampler(seed=seed),
    "qmc": lambda seed: optuna.samplers.QMCSampler(seed=seed, scramble=True),
    "gp": lambda seed: gaussian_process(seed),
}


def gaussian_process(seed):
    """Optuna 3.6 and later have it. Debian's PyTorch 1.13 cannot use a device as a context; the CPU is its default."""
    import torch
    from optuna.samplers._gp import sampler

    class Device:
        def __init__(self, name):
            assert name == "cpu"

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    class Torch:
        device = Device

        def __getattr__(self, name):
            return getattr(torch, name)

    torch.set_num_threads(1)
    if not hasattr(torch.device, "__enter__"):
        sampler.torch = Torch()
    return optuna.samplers.GPSampler(seed=seed)
