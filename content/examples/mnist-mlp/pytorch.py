import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

# Where the network lives and where it is trained: the processor.
device = torch.device("cpu")

# 60,000 digits to learn from, 10,000 kept apart for the test.
pixels = transforms.ToTensor()  # [1, 28, 28], from 0 to 1
train = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)

# 784 pixels in, 128 units in the middle, 10 scores out.
model = nn.Sequential(
    nn.Flatten(),
    nn.Linear(784, 128),
    nn.ReLU(),
    nn.Linear(128, 10),
).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
loss = nn.CrossEntropyLoss()  # includes the softmax
print(sum(p.numel() for p in model.parameters()), "parameters")

# Three times over all the digits, 64 at a time.
epochs = 3
for epoch in range(epochs):
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()

# How many of the digits it has never seen does it name correctly?
with torch.no_grad():
    right = sum(
        (model(images.to(device)).argmax(1) == labels.to(device)).sum().item()
        for images, labels in DataLoader(test, batch_size=1000)
    )
print(f"{right / len(test):.1%}")
