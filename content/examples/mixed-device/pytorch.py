# The CNN of MNIST (8 and 16 filters), on a GPU where there is one and on the
# processor elsewhere.
import time

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

# The only line that differs from the version for the processor.
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
print("trained on", device)

# 60,000 digits to learn from, 10,000 kept apart for the test.
pixels = transforms.ToTensor()  # [1, 28, 28], from 0 to 1
train = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)

# 8 filters, then 16, each followed by a pooling that keeps the strongest of four.
model = nn.Sequential(
    nn.Conv2d(1, 8, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),  # [8, 13, 13]
    nn.Conv2d(8, 16, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),  # [16, 5, 5]
    nn.Flatten(),
    nn.Linear(400, 10),
).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
loss = nn.CrossEntropyLoss()  # includes the softmax
print(sum(p.numel() for p in model.parameters()), "parameters")

# Three times over all the digits, 64 at a time.
epochs = 3
for epoch in range(epochs):
    start = time.perf_counter()
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()
    print(f"{epoch + 1}: {time.perf_counter() - start:.1f} s")

# How many of the digits it has never seen does it name correctly?
with torch.no_grad():
    right = sum(
        (model(images.to(device)).argmax(1) == labels.to(device)).sum().item()
        for images, labels in DataLoader(test, batch_size=1000)
    )
print(f"{right / len(test):.1%}")
