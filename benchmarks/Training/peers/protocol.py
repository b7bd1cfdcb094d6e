"""What both peers share: the corpus as ids, the judgement, and the clock.

The ids come from `dotnet run -c Release --project benchmarks/Training -- ids train.txt valid.txt ids.bin`: 32-bit little-endian numbers, the
size of the vocabulary, how many words are learnt, these, and those that judge. 0 is the unknown word: it is read, and never a target.
"""
import math
import sys
import time

import numpy
import torch
from torch.nn import functional

LOOK = 600  # seconds of training between two judgements


def load(path):
    numbers = torch.from_numpy(numpy.fromfile(path, dtype="<i4").astype(numpy.int64))
    vocabulary, learnt = int(numbers[0]), int(numbers[1])
    return vocabulary, numbers[2:2 + learnt], numbers[2 + learnt:]


def streams(ids, batch):
    """Time by batch: each column reads on where it is."""
    steps = len(ids) // batch
    return ids[:steps * batch].view(batch, steps).t().contiguous()


def perplexity(model, ids):
    """The state goes from the first word to the last; every known word counts."""
    model.eval()
    total, count, state = 0.0, 0, model.zero_state(1)
    with torch.no_grad():
        for start in range(0, len(ids) - 1, 500):
            end = min(start + 500, len(ids) - 1)
            logits, state = model(ids[start:end, None], state)
            targets = ids[start + 1:end + 1]
            known = targets != 0
            total += functional.cross_entropy(logits.view(len(targets), -1)[known], targets[known], reduction="sum").item()
            count += int(known.sum())
    model.train()
    return math.exp(total / count)


class Clock:
    """Counts the time of training alone, and looks at the model now and then and when the time is over."""

    def __init__(self, minutes, judge):
        self._left, self._judge = minutes * 60, judge
        self.seconds, self._next, self._start = 0.0, LOOK, time.perf_counter()
        print("seconds,epoch,perplexity", flush=True)

    def is_over(self, epoch):
        """After each step."""
        spent = self.seconds + time.perf_counter() - self._start
        if spent >= min(self._next, self._left):
            self.look(epoch)
            while self._next <= spent:
                self._next += LOOK
        return spent >= self._left

    def look(self, epoch):
        """The perplexity now; its time does not count."""
        self.seconds += time.perf_counter() - self._start
        found = self._judge()
        print(f"{self.seconds:.0f},{epoch:.2f},{found:.2f}", flush=True)
        self._start = time.perf_counter()
        return found


def arguments(usage):
    if len(sys.argv) != 3:
        sys.exit(usage)
    torch.manual_seed(1)
    return sys.argv[1], float(sys.argv[2])
