# Inference: a trained CNN (8 and 16 filters) is loaded from a file, then reads
# one digit, and many at once.
import time

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

pixels = transforms.ToTensor()
train = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)


def build():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 10),
    )


# Once, somewhere: train it, and keep its weights in a file.
epochs = 1
model = build()
print(sum(p.numel() for p in model.parameters()), "parameters")
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
for epoch in range(epochs):
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
torch.save(model.state_dict(), "digits.pt")

# Then, as often as you like: load them into a network of the same shape. eval()
# says that it learns no more.
reader = build()
reader.load_state_dict(torch.load("digits.pt"))
reader.eval()

# One digit: how long does it take to answer? Many: how many a second?
images, labels = next(iter(DataLoader(test, batch_size=1000)))
with torch.no_grad():
    for batch in [1, 10, 100, 1000]:
        answers = reader(images[:batch])  # the first call prepares
        start = time.perf_counter()
        for _ in range(20):
            reader(images[:batch])
        seconds = (time.perf_counter() - start) / 20
        print(f"{batch}: {1000 * seconds:.2f} ms, {batch / seconds:,.0f} images/s")
print(f"{(answers.argmax(1) == labels).float().mean().item():.1%}")
