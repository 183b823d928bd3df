"""Trains the workloads with PyTorch, asked by lines of JSON on standard input; the answers are lines on standard output."""

import glob
import gzip
import json
import math
import os
import platform
import re
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    """He, Zhang, Ren and Sun 2015: two 3 x 3 convolutions and a shortcut."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = convolution(inputs, outputs, 3, stride)
        self.second = convolution(outputs, outputs, 3, 1)
        self.shortcut = nn.Identity() if stride == 1 else convolution(inputs, outputs, 1, stride)

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


def convolution(inputs, outputs, kernel, stride):
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs))


class Mean(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def resnet(n):
    layers = [convolution(3, 16, 3, 1), nn.ReLU()]
    inputs = 16
    for outputs in (16, 32, 64):
        for block in range(n):
            layers.append(Block(inputs, outputs, 2 if block == 0 and outputs > 16 else 1))
            inputs = outputs
    return nn.Sequential(*layers, Mean(), nn.Linear(64, 10))


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(10_000, 32)
        self.lstm = nn.LSTM(32, 32, batch_first=True)
        self.score = nn.Linear(32, 1)

    def forward(self, x):
        states, _ = self.lstm(self.words(x))
        return self.score(states[:, -1])


class Attention(nn.Module):
    def __init__(self, width, heads, length):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.register_buffer("future", torch.ones(length, length).triu(1).bool())

    def forward(self, x):
        batch, length, width = x.shape
        q, k, v = (part.view(batch, length, self.heads, -1).transpose(1, 2) for part in self.qkv(x).split(width, 2))
        scores = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])
        shares = scores.masked_fill(self.future, -math.inf).softmax(-1)
        return self.out((shares @ v).transpose(1, 2).reshape(batch, length, width))


class GptBlock(nn.Module):
    def __init__(self, width, heads, length):
        super().__init__()
        self.before, self.attention = nn.LayerNorm(width), Attention(width, heads, length)
        self.between, self.mlp = nn.LayerNorm(width), nn.Sequential(nn.Linear(width, 4 * width), nn.ReLU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attention(self.before(x))
        return x + self.mlp(self.between(x))


class Gpt(nn.Module):
    def __init__(self, characters=65, width=128, heads=4, layers=4, length=128):
        super().__init__()
        self.characters = nn.Embedding(characters, width)
        self.positions = nn.Parameter(0.02 * torch.randn(length, width))
        self.blocks = nn.Sequential(*(GptBlock(width, heads, length) for _ in range(layers)), nn.LayerNorm(width), nn.Linear(width, characters))

    def forward(self, x):
        return self.blocks(self.characters(x) + self.positions)


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def small_cnn():
    return nn.Sequential(
        *(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Linear(400, 10)),
    )


def large_cnn():
    return nn.Sequential(
        *(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25)),
        *(nn.Flatten(), nn.Linear(9216, 128), nn.ReLU(), nn.Dropout(0.5), nn.Linear(128, 10)),
    )


def digits(count, folder):
    """Real digits where MNIST has been prepared, random ones otherwise: how long a step takes does not depend on them."""
    images, labels = bytearray(), bytearray()
    for file in sorted(glob.glob(os.path.join(folder, "mnist", "train-*"))):
        with open(file, "rb") as packed:
            shard = gzip.decompress(packed.read())
        held = len(shard) // 785
        labels += shard[:held]
        images += shard[held:]
        if len(labels) >= count:
            pixels = torch.frombuffer(images, dtype=torch.uint8)[: count * 784].view(count, 1, 28, 28)
            return pixels.float() / 255, torch.frombuffer(labels, dtype=torch.uint8)[:count].long()
    return torch.rand(count, 1, 28, 28), torch.randint(10, (count,))


def colours(count, _):
    return torch.rand(count, 3, 32, 32), torch.randint(10, (count,))


def reviews(count, _):
    return torch.randint(10_000, (count, 200)), torch.randint(2, (count, 1)).float()


def texts(count, _):
    return torch.randint(65, (count, 128)), torch.randint(65, (count, 128))


def of_texts(scores, wanted):
    return F.cross_entropy(scores.flatten(0, 1), wanted.flatten())


workloads = {
    "mnist-mlp": (mlp, digits, F.cross_entropy, 0.001),
    "mnist-cnn-8-16": (small_cnn, digits, F.cross_entropy, 0.002),
    "mnist-cnn-32-64": (large_cnn, digits, F.cross_entropy, 0.001),
    "cifar10-resnet-8": (lambda: resnet(1), colours, F.cross_entropy, 0.001),
    "cifar10-resnet-20": (lambda: resnet(3), colours, F.cross_entropy, 0.001),
    "imdb-lstm": (Lstm, reviews, F.binary_cross_entropy_with_logits, 0.001),
    "gpt": (Gpt, texts, of_texts, 0.001),
}


class Trainer:
    def start(self, threads, data):
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        self.data = data
        torch.rand(64, 64) @ torch.rand(64, 64)  # loads the library for products
        return {"python": platform.python_version(), "torch": torch.__version__, "libraries": libraries(), "threads": torch.get_num_threads()}

    def prepare(self, name, batch, batches):
        make, examples, self.loss, rate = workloads[name]
        self.batch, self.batches = batch, batches
        self.model = make()
        self.inputs, self.targets = examples(batch * batches, self.data)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=rate)
        return sum(weights.numel() for weights in self.model.parameters())

    def train(self, steps):
        if steps > self.batches:
            steps = round(steps / self.batches) * self.batches
        start = time.perf_counter()
        for step in range(steps):
            at = step % self.batches
            if at == 0:
                order = torch.randperm(self.batch * self.batches)
            picked = order[at * self.batch : (at + 1) * self.batch]
            inputs, targets = self.inputs[picked], self.targets[picked]
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(inputs), targets).backward()
            self.optimizer.step()
        return {"steps": steps, "ms": 1000 * (time.perf_counter() - start)}

    def release(self):
        self.model = self.inputs = self.targets = self.optimizer = None


def libraries():
    """What computes: oneDNN for convolutions, and the library for products that is loaded, with its version in its name."""
    found = ["oneDNN"] if torch.backends.mkldnn.is_available() else []
    if torch.backends.mkl.is_available():
        found.append("MKL")
    try:
        with open("/proc/self/maps") as maps:
            names = {os.path.basename(line.split()[-1]) for line in maps if "/" in line}
    except OSError:
        names = set()
    for name in sorted(names):
        version = re.match(r"lib(openblas|blis)\w*?-?r?([\d.]*\d)?\.so", name)
        if version:
            found.append(f"{'OpenBLAS' if version[1] == 'openblas' else 'BLIS'} {version[2] or ''}".strip())
    if not any(name.startswith(("Open", "BLIS", "MKL")) for name in found):
        found.append("no fast BLAS found")
    return ", ".join(found)


trainer = Trainer()
for line in sys.stdin:
    request = json.loads(line)
    method = request.pop("method")
    try:
        answer = {"value": getattr(trainer, method)(**request)}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
