"""Reads a .show file without any of its own code: python3 score_checkpoint.py FILE TOKENS.json

TOKENS.json holds a list of token strings. Prints the mean loss by the evaluation protocol and the last logits as JSON.
"""
import json
import re
import struct
import sys
import zipfile

import torch


class Lstm(torch.nn.Module):
    """nn.LSTM whose last layer may have another size, under the same names of weights."""

    def __init__(self, inputs, sizes):
        super().__init__()
        self.count = len(sizes)
        for k, (i, size) in enumerate(zip(inputs, sizes)):
            for name, values in torch.nn.LSTM(i, size).named_parameters():
                self.register_parameter(name.replace("_l0", f"_l{k}"), values)

    def forward(self, x):
        for k in range(self.count):
            weights = [getattr(self, f"{kind}_l{k}") for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
            zero = torch.zeros(1, x.shape[0], weights[1].shape[1])
            x = torch.lstm(x, (zero, zero), weights, True, 1, 0.0, False, False, True)[0]
        return x


class Rnn(torch.nn.Module):
    """The notebook's module, every step a prediction."""

    def __init__(self, words, embedding, hidden, layers, tied, speakers=0):
        super().__init__()
        sizes = [hidden] * (layers - 1) + [embedding if tied else hidden]
        self.embedding = torch.nn.Embedding(words, embedding)
        if len(set(sizes)) == 1:
            self.lstm = torch.nn.LSTM(embedding, sizes[0], layers, batch_first=True)
        else:
            self.lstm = Lstm([embedding] + sizes[:-1], sizes)
        self.fc = torch.nn.Linear(sizes[-1], words)
        if speakers:
            self.speaker = torch.nn.Embedding(speakers, sizes[-1])
            self.previous_speaker = torch.nn.Embedding(speakers, sizes[-1])

    def forward(self, ids, turns):
        x = self.lstm(self.embedding(ids))
        x = x[0] if isinstance(x, tuple) else x
        for step, (current, previous) in enumerate(turns):
            if current:
                x[:, step] += self.speaker.weight[current - 1]
            if previous:
                x[:, step] += self.previous_speaker.weight[previous - 1]
        return self.fc(x)


MARKS = {"period": ".", "comma": ",", "quotation_mark": '"', "semicolon": ";", "exclamation_mark": "!", "question_mark": "?",
         "left_parentheses": "(", "right_parentheses": ")", "dash": "-"}


def who_speaks(words, names):
    """For each word: who speaks it, and who spoke the line before; numbers of names from 1, or 0."""
    numbers = {name.replace(" ", ""): i + 1 for i, name in enumerate(names)}
    line, named, current, previous = "", False, 0, 0
    for word in words:
        if word == "||return||":
            if line:
                previous = current
            line, named, current = "", False, 0
        else:
            line += MARKS.get(word.strip("|"), word) if word.startswith("||") else word
            direct = re.sub(r"\([^)]*\)?", "", line)  # a direction can stand before the colon
            if not named and direct.endswith(":") and line.endswith(":"):
                named = True
                current = 0 if line.startswith("(") else numbers.get(direct[:-1], 0)
        yield current, previous


def tensors(data):
    """The safetensors format in a few lines, so that the reader owes nothing to the writer."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        assert entry["dtype"] == "F32"
        values = torch.frombuffer(bytearray(data[8 + length + start:8 + length + end]), dtype=torch.float32)
        yield name, values.reshape(entry["shape"])


path, tokens = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
with zipfile.ZipFile(path) as checkpoint:
    assert checkpoint.testzip() is None
    manifest = json.loads(checkpoint.read("manifest.json"))
    options, names = manifest["model"], manifest.get("speakers", [])
    words = [line.split("\t")[0] for line in checkpoint.read("vocabulary.tsv").decode("utf-8").splitlines()]
    weights = dict(tensors(checkpoint.read("weights.safetensors")))

model = Rnn(len(words), options["embeddingSize"], options["hiddenSize"], options["layers"], options["tied"], len(names))
if options["tied"]:
    weights["fc.weight"] = weights["embedding.weight"]  # stored once
model.load_state_dict(weights, strict=True)

ids = {word: i for i, word in enumerate(words)}
sequence = torch.tensor([ids.get(token, 0) for token in tokens])
with torch.no_grad():
    logits = model(sequence[:-1].unsqueeze(0), list(who_speaks([words[i] for i in sequence[:-1]], names)))[0]
    targets = sequence[1:]
    losses = torch.nn.functional.cross_entropy(logits.double(), targets, reduction="none")
    known = targets != 0
print(json.dumps({"loss": losses[known].mean().item(), "scored": int(known.sum()), "logits": logits[-1].tolist()}))
