"""The recipe of PyTorch's word language model example, its larger tied form: python3 word_language_model.py ids.bin MINUTES

Two layers of 650 units tied to the embedding (Press and Wolf, 2017), dropout 0.5 (Zaremba et al., 2014), 20 streams of 35 words, plain
gradient steps of rate 20, gradients clipped at 0.25, the rate divided by 4 after an epoch that is not better.
"""
import torch
from torch import nn
from torch.nn import functional

import protocol

SIZE, LAYERS, DROPOUT, BATCH, LENGTH, RATE, CLIP = 650, 2, 0.5, 20, 35, 20.0, 0.25


class WordModel(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.embedding = nn.Embedding(vocabulary, SIZE)
        self.lstm = nn.LSTM(SIZE, SIZE, LAYERS, dropout=DROPOUT)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        nn.init.uniform_(self.embedding.weight, -0.1, 0.1)

    def zero_state(self, batch):
        return torch.zeros(LAYERS, batch, SIZE), torch.zeros(LAYERS, batch, SIZE)

    def forward(self, ids, state):
        output, state = self.lstm(self.drop(self.embedding(ids)), state)
        return functional.linear(self.drop(output), self.embedding.weight, self.bias), state


def main():
    path, minutes = protocol.arguments(__doc__)
    vocabulary, learnt, judged = protocol.load(path)
    text, model = protocol.streams(learnt, BATCH), WordModel(vocabulary)
    clock = protocol.Clock(minutes, lambda: protocol.perplexity(model, judged))
    rate, best, epoch = RATE, float("inf"), 0
    while True:
        state = model.zero_state(BATCH)
        for start in range(0, len(text) - 1, LENGTH):
            end = min(start + LENGTH, len(text) - 1)
            state = tuple(part.detach() for part in state)
            model.zero_grad()
            logits, state = model(text[start:end], state)
            functional.cross_entropy(logits.view(-1, vocabulary), text[start + 1:end + 1].reshape(-1)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), CLIP)
            with torch.no_grad():
                for weight in model.parameters():
                    weight.add_(weight.grad, alpha=-rate)
            if clock.is_over(epoch + end / len(text)):
                return
        epoch += 1
        found = clock.look(epoch)
        if found < best:
            best = found
        else:
            rate /= 4


main()
