# Quantisation: the MLP of MNIST with its weights as whole numbers from -127 to
# 127, one byte each.
import io
import time

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

pixels = transforms.ToTensor()
train = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)
model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
print(sum(p.numel() for p in model.parameters()), "parameters")

# Training needs floating-point numbers: it moves each weight by very little at a
# time.
epochs = 3
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
for epoch in range(epochs):
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()

# Dynamic quantisation: weights become bytes now, and the numbers between layers
# when they come by.
small = torch.ao.quantization.quantize_dynamic(model, {nn.Linear}, dtype=torch.qint8)


# Size, accuracy and speed of each.
def report(name, network):
    file = io.BytesIO()
    torch.save(network.state_dict(), file)
    right, start = 0, time.perf_counter()
    with torch.no_grad():
        for images, labels in DataLoader(test, batch_size=1000):
            right += (network(images).argmax(1) == labels).sum().item()
    seconds = time.perf_counter() - start
    print(f"{name}: {file.tell() / 1000:.0f} kB, {right / len(test):.1%}, {seconds:.2f} s")


report("float32", model)
report("int8", small)
