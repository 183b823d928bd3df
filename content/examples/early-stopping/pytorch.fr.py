# Arrêt précoce : un MLP, 784 → 128 → 10, n’apprend que de 500 chiffres, et
# s’arrête quand il ne progresse plus.
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, transforms

device = torch.device("cpu")
pixels = transforms.ToTensor()
digits = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)

# 500 chiffres pour apprendre, et 500 autres pour savoir quand s’arrêter : aucun
# n’est dans l’examen.
train, validation = Subset(digits, range(500)), Subset(digits, range(500, 1000))

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).to(device)
print(sum(p.numel() for p in model.parameters()), "paramètres")
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
loss = nn.CrossEntropyLoss(reduction="sum")


# La perte moyenne et l’exactitude sur des images dont il n’apprend pas.
def examine(pictures):
    total = right = 0
    with torch.no_grad():
        for images, labels in DataLoader(pictures, batch_size=500):
            scores = model(images.to(device)).cpu()
            total += loss(scores, labels).item()
            right += (scores.argmax(1) == labels).sum().item()
    return total / len(pictures), right / len(pictures)


# Jusqu’à 60 époques. Les meilleurs poids sont gardés ; cinq époques sans
# meilleure perte suffisent pour s’arrêter.
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
