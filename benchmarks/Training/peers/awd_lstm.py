"""AWD-LSTM's recipe (Merity et al., "Regularizing and Optimizing LSTM Language Models", 2018): python3 awd_lstm.py ids.bin MINUTES

Three layers of 1,150 units on an embedding of 400 that the output shares, dropped recurrent weights (0.5), locked dropout (0.4, 0.25, 0.4), dropped
words (0.1), activation and temporal activation regularisation (2, 1), 70 words give or take, gradient steps of rate 30, and an average of the weights
from where the validation loss has not fallen for five epochs (NT-ASGD).
"""
import random

import torch
from torch import nn
from torch.nn import functional

import protocol

EMBEDDING, HIDDEN, LAYERS, BATCH, LENGTH, RATE, CLIP, DECAY, PATIENCE = 400, 1150, 3, 20, 70, 30.0, 0.25, 1.2e-6, 5
WORDS, INPUTS, BETWEEN, OUTPUTS, WEIGHTS, ACTIVATION, CHANGE = 0.1, 0.4, 0.25, 0.4, 0.5, 2.0, 1.0


def locked(values, share, training):
    """One mask for all steps of a sequence (time, batch, units)."""
    if not training or share == 0:
        return values
    mask = values.new_empty(1, values.size(1), values.size(2)).bernoulli_(1 - share) / (1 - share)
    return values * mask


class AwdLstm(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, EMBEDDING)
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        sizes = [EMBEDDING] + [HIDDEN] * (LAYERS - 1) + [EMBEDDING]
        self.sizes = sizes[1:]
        self.lstms = nn.ModuleList(nn.LSTM(before, after) for before, after in zip(sizes, sizes[1:]))

    def zero_state(self, batch):
        return [(torch.zeros(1, batch, size), torch.zeros(1, batch, size)) for size in self.sizes]

    def run_layer(self, lstm, values, state):
        if not self.training:
            return lstm(values, state)
        recurrent = functional.dropout(lstm.weight_hh_l0, WEIGHTS)
        return torch._VF.lstm(values, state, [lstm.weight_ih_l0, recurrent, lstm.bias_ih_l0, lstm.bias_hh_l0], True, 1, 0.0, True, False, False)

    def forward(self, ids, state):
        logits, state, _, _ = self.read(ids, state)
        return logits, state

    def read(self, ids, state):
        table = self.embedding.weight
        if self.training:
            table = table * (table.new_empty(table.size(0), 1).bernoulli_(1 - WORDS) / (1 - WORDS))
        values = locked(functional.embedding(ids, table), INPUTS, self.training)
        after = []
        for layer, (lstm, before) in enumerate(zip(self.lstms, state)):
            result = self.run_layer(lstm, values, before)
            raw, carried = (result[0], (result[1], result[2])) if self.training else result
            after.append(carried)
            values = locked(raw, BETWEEN if layer + 1 < LAYERS else OUTPUTS, self.training)
        return functional.linear(values, self.embedding.weight, self.bias), after, values, raw


class Average:
    """The mean of the weights since it began; without a beginning, the weights."""

    def __init__(self, model):
        self.model, self.mean, self.count = model, None, 0

    def add(self):
        if self.mean is None:
            return
        self.count += 1
        for mean, weight in zip(self.mean, self.model.parameters()):
            mean.add_(weight.data - mean, alpha=1 / self.count)

    def begin(self):
        self.mean = [weight.data.clone() for weight in self.model.parameters()]

    def judge(self, ids):
        if self.mean is None:
            return protocol.perplexity(self.model, ids)
        weights = [weight.data for weight in self.model.parameters()]
        for weight, mean in zip(self.model.parameters(), self.mean):
            weight.data = mean
        found = protocol.perplexity(self.model, ids)
        for weight, own in zip(self.model.parameters(), weights):
            weight.data = own
        return found


def main():
    path, minutes = protocol.arguments(__doc__)
    random.seed(1)
    vocabulary, learnt, judged = protocol.load(path)
    text, model = protocol.streams(learnt, BATCH), AwdLstm(vocabulary)
    average = Average(model)
    clock = protocol.Clock(minutes, lambda: average.judge(judged))
    epoch, found = 0, []
    while True:
        state, start = model.zero_state(BATCH), 0
        while start < len(text) - 2:
            length = max(5, int(random.gauss(LENGTH if random.random() < 0.95 else LENGTH / 2, 5)))
            end = min(start + length, len(text) - 1)
            state = [tuple(part.detach() for part in layer) for layer in state]
            model.zero_grad()
            logits, state, dropped, raw = model.read(text[start:end], state)
            loss = functional.cross_entropy(logits.view(-1, vocabulary), text[start + 1:end + 1].reshape(-1))
            loss = loss + ACTIVATION * dropped.pow(2).mean()
            if len(raw) > 1:
                loss = loss + CHANGE * (raw[1:] - raw[:-1]).pow(2).mean()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            rate = RATE * (end - start) / LENGTH
            with torch.no_grad():
                for weight in model.parameters():
                    weight.add_(weight.grad + DECAY * weight, alpha=-rate)
            average.add()
            start = end
            if clock.is_over(epoch + end / len(text)):
                return
        epoch += 1
        found.append(clock.look(epoch))
        if average.mean is None and len(found) > PATIENCE and found[-1] > min(found[:-PATIENCE]):
            average.begin()


main()
