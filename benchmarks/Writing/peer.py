"""The notebook's way of writing, in Debian's PyTorch: python3 peer.py THREADS

Reads a number of words from each line of standard input, writes that many, and prints the seconds that it took.
"""
import sys
import time

import numpy
import torch

WORDS, EMBEDDING, HIDDEN, WINDOW, TOP_K = 21_388, 200, 250, 8, 5


class Rnn(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = torch.nn.Embedding(WORDS, EMBEDDING)
        self.lstm = torch.nn.LSTM(EMBEDDING, HIDDEN, 1, batch_first=True)
        self.fc = torch.nn.Linear(HIDDEN, WORDS)

    def forward(self, ids, hidden):
        output, hidden = self.lstm(self.embedding(ids), hidden)
        output = self.fc(output.contiguous().view(-1, HIDDEN))
        return output.view(ids.size(0), -1, WORDS)[:, -1], hidden


def write(model, words):
    """Reads the last eight words, padded, from a zero state, and draws among the five likeliest."""
    sequence = numpy.full((1, WINDOW), 1)
    sequence[-1][-1] = 2
    for _ in range(words):
        hidden = (torch.zeros(1, 1, HIDDEN), torch.zeros(1, 1, HIDDEN))
        output, _ = model(torch.LongTensor(sequence), hidden)
        p, top = torch.nn.functional.softmax(output, dim=1).data.topk(TOP_K)
        top, p = top.numpy().squeeze(), p.numpy().squeeze()
        word = numpy.random.choice(top, p=p / p.sum())
        sequence = numpy.roll(sequence, -1, 1)
        sequence[-1][-1] = word


torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(1)
numpy.random.seed(1)
model = Rnn().eval()
write(model, 5)
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    write(model, int(line))
    print(time.perf_counter() - start, flush=True)
