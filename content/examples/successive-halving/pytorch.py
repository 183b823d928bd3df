# Successive halving: sixteen MLPs, 784 → width → 10, with settings drawn at
# random. At each rung all that are left learn a little more, then the better half
# goes on.
import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

device = torch.device("cpu")
pixels = transforms.ToTensor()
digits = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)


# 10,240 digits to learn from, 1,000 to choose with, and the others to judge what
# was chosen.
def part(dataset, rows):
    images, labels = next(iter(DataLoader(Subset(dataset, rows), batch_size=len(rows))))
    return images.to(device), labels.to(device)


images, labels = part(digits, range(10_240))
choice = part(digits, range(10_240, 11_240))
exam = part(test, range(len(test)))


# A candidate draws its learning rate and its width, and learns on demand.
class Candidate:
    def __init__(self):
        rate, width = 10 ** random.uniform(-3, 0), random.choice([16, 32, 64, 128, 256])
        self.name = f"learning rate {rate:.2g}, width {width}"
        hidden, output = nn.Linear(784, width), nn.Linear(width, 10)
        self.model = nn.Sequential(nn.Flatten(), hidden, nn.ReLU(), output).to(device)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=rate)
        self.steps = 0

    def learn(self, steps):
        for _ in range(steps):
            batch = slice(self.steps % 160 * 64, self.steps % 160 * 64 + 64)
            self.optimizer.zero_grad()
            nn.functional.cross_entropy(self.model(images[batch]), labels[batch]).backward()
            self.optimizer.step()
            self.steps += 1

    def accuracy(self, pictures, answers):
        with torch.no_grad():
            return (self.model(pictures).argmax(1) == answers).float().mean().item()


# The rungs cost 960 steps in all; sixteen candidates to the end would cost 16 ×
# 320 = 5,120.
left = [Candidate() for _ in range(16)]
for steps in [20, 20, 40, 80, 160]:
    for candidate in left:
        candidate.learn(steps)
    left.sort(key=lambda candidate: candidate.accuracy(*choice), reverse=True)
    best = left[0]
    print(f"{len(left)}: {best.name}, {best.accuracy(*choice):.1%}")
    left = left[: max(1, len(left) // 2)]
print(f"{best.accuracy(*exam):.1%}")
