"""Prints the first points of SciPy's sequences."""
import json
import warnings

from scipy.stats import qmc

warnings.simplefilter("ignore")
print(json.dumps({
    "sobol": qmc.Sobol(256, scramble=False).random(200).tolist(),
    "halton": qmc.Halton(256, scramble=False).random(200).tolist(),
}))
