# Early stopping: an MLP, 784 → 128 → 10, learns from 500 digits only, and stops
# when it no longer improves.
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

device = torch.device("cpu")
pixels = transforms.ToTensor()
digits = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)

# 500 digits to learn from, and 500 others to know when to stop: neither is in the
# test.
train, validation = Subset(digits, range(500)), Subset(digits, range(500, 1000))

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).to(device)
print(sum(p.numel() for p in model.parameters()), "parameters")
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
loss = nn.CrossEntropyLoss(reduction="sum")


# Mean loss and accuracy on pictures it does not learn from.
def examine(pictures):
    total = right = 0
    with torch.no_grad():
        for images, labels in DataLoader(pictures, batch_size=500):
            scores = model(images.to(device)).cpu()
            total += loss(scores, labels).item()
            right += (scores.argmax(1) == labels).sum().item()
    return total / len(pictures), right / len(pictures)


# Up to 60 epochs. The best weights are kept; five epochs without a better loss
# are enough to stop.
best, patience = float("inf"), 5
for epoch in range(60):
    for images, labels in DataLoader(train, batch_size=32, shuffle=True):
        optimizer.zero_grad()
        loss(model(images.to(device)), labels.to(device)).div(len(labels)).backward()
        optimizer.step()
    now, _ = examine(validation)
    print(f"{epoch + 1}: {now:.3f}")
    if now < best:
        best, waited, kept = now, 0, copy.deepcopy(model.state_dict())
    else:
        waited += 1
        if waited == patience:
            break

model.load_state_dict(kept)
print(f"{examine(test)[1]:.1%}")
