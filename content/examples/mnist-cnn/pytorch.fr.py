import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

# L’endroit où vit le réseau et où il s’entraîne : le processeur.
device = torch.device("cpu")

# 60 000 chiffres pour apprendre, 10 000 mis de côté pour l’examen.
pixels = transforms.ToTensor()  # [1, 28, 28], de 0 à 1
train = datasets.MNIST("data", train=True, download=True, transform=pixels)
test = datasets.MNIST("data", train=False, download=True, transform=pixels)

# 8 filtres, puis 16, chaque fois suivis d’un regroupement qui garde le plus fort
# de quatre.
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
loss = nn.CrossEntropyLoss()  # softmax comprise
print(sum(p.numel() for p in model.parameters()), "paramètres")

# Trois passages sur tous les chiffres, 64 à la fois.
epochs = 3
for epoch in range(epochs):
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        images, labels = images.to(device), labels.to(device)
        optimizer.zero_grad()
        loss(model(images), labels).backward()
        optimizer.step()

# Combien des chiffres qu’il n’a jamais vus nomme-t-il bien ?
with torch.no_grad():
    right = sum(
        (model(images.to(device)).argmax(1) == labels.to(device)).sum().item()
        for images, labels in DataLoader(test, batch_size=1000)
    )
print(f"{right / len(test):.1%}")
