"""The benchmark's search with Optuna and PyTorch: the same recipe, space, budget and reports; pruned trials end, as Optuna has it."""
import json
import math
import sys
import time

import numpy
import optuna
import torch
from torch import nn

training, validation = (torch.from_numpy(numpy.fromfile(path, dtype=numpy.int32).astype(numpy.int64)) for path in sys.argv[1:3])
vocabulary, seconds, epochs, seed = int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]), int(sys.argv[6])
BATCH, LENGTH, REPORTS_IN_EPOCH = 16, 32, 3
end = time.monotonic() + seconds
done, best = 0.0, math.inf

stream = (len(training) - 1) // BATCH
inputs = training[: stream * BATCH].view(BATCH, stream).t().contiguous()          # (time, streams)
targets = training[1 : stream * BATCH + 1].view(BATCH, stream).t().contiguous()
counts = torch.bincount(training, minlength=vocabulary).double() + 1
log_frequency = (counts / counts.sum()).log().float()
cross_entropy = nn.CrossEntropyLoss(ignore_index=0)                               # 0 is the unknown word


class Model(nn.Module):
    def __init__(self, size, dropout):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, size)
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)
        self.lstm = nn.LSTM(size, size)
        self.output = nn.Linear(size, vocabulary)
        self.output.weight = self.embedding.weight
        self.output.bias.data = log_frequency.clone()
        self.embedding_dropout, self.dropout = nn.Dropout(0.1), nn.Dropout(dropout)

    def forward(self, words, state):
        hidden, state = self.lstm(self.embedding_dropout(self.embedding(words)), state)
        return self.output(self.dropout(hidden)), state


def validation_loss(model):
    model.eval()
    total, count, state = 0.0, 0, None
    with torch.no_grad():
        for start in range(0, len(validation) - 1, 512):
            words = validation[start : start + 513]
            logits, state = model(words[:-1].unsqueeze(1), state)
            known = int((words[1:] != 0).sum())
            total, count = total + float(cross_entropy(logits.squeeze(1), words[1:])) * known, count + known
    model.train()
    return total / count


def objective(trial):
    global done, best
    torch.manual_seed(1)
    model = Model(trial.suggest_int("embedding", 64, 256, step=32), trial.suggest_float("output-dropout", 0, 0.6))
    rate = trial.suggest_float("learning-rate", 0.001, 0.03, log=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=trial.suggest_float("weight-decay", 0.001, 0.3, log=True))
    steps = math.ceil(stream / LENGTH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=epochs * steps + 1, pct_start=0.2, cycle_momentum=False)
    lowest, report, state = math.inf, 0, None
    for step in range(epochs * steps):
        if time.monotonic() > end:
            trial.study.stop()
            raise optuna.TrialPruned
        at = step % steps * LENGTH
        state = None if at == 0 else tuple(part.detach() for part in state)
        logits, state = model(inputs[at : at + LENGTH], state)
        loss = cross_entropy(logits.reshape(-1, vocabulary), targets[at : at + LENGTH].reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.25)
        optimizer.step()
        schedule.step()
        done += 1 / steps
        if (step + 1) * REPORTS_IN_EPOCH // steps > report:
            report += 1
            lowest = min(lowest, validation_loss(model))
            best = min(best, lowest)
            trial.report(lowest, report)
            if report < epochs * REPORTS_IN_EPOCH and trial.should_prune():
                raise optuna.TrialPruned
    return lowest


optuna.logging.set_verbosity(optuna.logging.ERROR)
study = optuna.create_study(
    sampler=optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True, warn_independent_sampling=False),
    pruner=optuna.pruners.SuccessiveHalvingPruner(min_resource=1, reduction_factor=3))
study.optimize(objective, timeout=seconds)
print(json.dumps({"trials": sum(1 for trial in study.trials if trial.intermediate_values), "epochs": done, "loss": best}))
