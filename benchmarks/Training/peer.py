"""The notebook's training step in PyTorch: python3 peer.py VOCABULARY

Reads a number of steps from each line of standard input, takes them, and prints the targets a second.
"""
import os
import sys
import time

import torch
from torch import nn

BATCH, LENGTH, EMBEDDING, HIDDEN = 150, 8, 200, 250


class RNN(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, EMBEDDING)
        self.lstm = nn.LSTM(EMBEDDING, HIDDEN, 1, batch_first=True)
        self.fc = nn.Linear(HIDDEN, vocabulary)

    def forward(self, ids, state):
        output, state = self.lstm(self.embedding(ids), state)
        output = self.fc(output.contiguous().view(-1, HIDDEN))
        return output.view(ids.size(0), -1, self.fc.out_features)[:, -1], state


torch.set_num_threads(len(os.sched_getaffinity(0)))
vocabulary = int(sys.argv[1])
model = RNN(vocabulary)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
criterion = nn.CrossEntropyLoss()
state = (torch.zeros(1, BATCH, HIDDEN), torch.zeros(1, BATCH, HIDDEN))


def step(state):
    ids, targets = torch.randint(vocabulary, (BATCH, LENGTH)), torch.randint(vocabulary, (BATCH,))
    model.zero_grad()
    logits, state = model(ids, tuple(part.detach() for part in state))
    criterion(logits, targets).backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5)
    optimizer.step()
    return state


for line in sys.stdin:
    start = time.perf_counter()
    for _ in range(int(line)):
        state = step(state)
    print(BATCH * int(line) / (time.perf_counter() - start), flush=True)
