"""Trains with PyTorch on batches that are given: python3 training_steps.py JOB.json

JOB.json holds recipe, sizes, weights (name to shape and values), batches (ids as [time][batch], targets), rates, clip and weight_decay.
Prints the first batch's logits, the loss of each step, the gradients of the first, and the weights after the last, as JSON.
"""
import json
import sys

import torch
from torch import nn


class Stacked(nn.Module):
    """Layers of their own sizes under the names of one nn.LSTM; the output layer shares the embedding's weights."""

    def __init__(self, words, embedding, sizes):
        super().__init__()
        self.embedding = nn.Embedding(words, embedding)
        self.layers = nn.ModuleList(nn.LSTM(i, size) for i, size in zip([embedding] + sizes[:-1], sizes))
        self.bias = nn.Parameter(torch.zeros(words))

    def named(self):
        yield "embedding.weight", self.embedding.weight
        for k, layer in enumerate(self.layers):
            for name, values in layer.named_parameters():
                yield f"lstm.{name[:-1]}{k}", values
        yield "fc.bias", self.bias

    def forward(self, ids, state):
        x, carried = self.embedding(ids), []
        for k, layer in enumerate(self.layers):
            x, s = layer(x, state[k] if state else None)
            carried.append(tuple(part.detach() for part in s))
        logits = x @ self.embedding.weight.t() + self.bias
        return logits.reshape(-1, logits.shape[-1]), carried


class Notebook(nn.Module):
    """The notebook's RNN: every step goes through the output layer, and the last one is used."""

    def __init__(self, words, embedding, sizes):
        super().__init__()
        self.embedding = nn.Embedding(words, embedding)
        self.lstm = nn.LSTM(embedding, sizes[0], len(sizes), batch_first=True)
        self.fc = nn.Linear(sizes[0], words)

    def named(self):
        return self.named_parameters()

    def forward(self, ids, state):
        ids = ids.t()
        x, state = self.lstm(self.embedding(ids), state)
        logits = self.fc(x.contiguous().view(-1, x.shape[-1])).view(ids.shape[0], -1, self.fc.out_features)[:, -1]
        return logits, tuple(part.detach() for part in state)


job = json.load(open(sys.argv[1]))
notebook = job["recipe"] == "notebook"
model = (Notebook if notebook else Stacked)(job["words"], job["embedding"], job["sizes"])
parameters = dict(model.named())
assert parameters.keys() == job["weights"].keys(), (parameters.keys(), job["weights"].keys())
with torch.no_grad():
    for name, stored in job["weights"].items():
        parameters[name].copy_(torch.tensor(stored["values"]).reshape(stored["shape"]))

optimizer = (torch.optim.Adam(model.parameters(), lr=1.0) if notebook
             else torch.optim.AdamW(model.parameters(), lr=1.0, weight_decay=job["weight_decay"]))
state, losses, first_logits, gradients = None, [], None, None
for batch, rate in zip(job["batches"], job["rates"]):
    logits, state = model(torch.tensor(batch["ids"]), state)
    loss = nn.functional.cross_entropy(logits, torch.tensor(batch["targets"]))
    optimizer.zero_grad()
    loss.backward()
    if gradients is None:
        first_logits = logits.detach().flatten().tolist()
        gradients = {name: values.grad.flatten().tolist() for name, values in parameters.items()}
    nn.utils.clip_grad_norm_(model.parameters(), job["clip"])
    for group in optimizer.param_groups:
        group["lr"] = rate
    optimizer.step()
    losses.append(loss.item())

json.dump({"logits": first_logits, "losses": losses, "gradients": gradients,
           "weights": {name: values.detach().flatten().tolist() for name, values in parameters.items()}}, sys.stdout)
