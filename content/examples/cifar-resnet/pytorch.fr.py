# ResNet pour petites images (He et al., 2015) : trois étages de 16, 32 et 64
# filtres, de n blocs chacun. Sa profondeur est 6 n + 2 : ResNet-8 (n = 1) apprend
# 78 042 nombres, ResNet-20 (n = 3) en apprend 272 474.
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

device = torch.device("cpu")
depth = 8
epochs = 10

# CIFAR-10 : 50 000 petites photos pour apprendre et 10 000 pour l’examen, de dix
# sortes de choses.
pixels = transforms.ToTensor()  # [3, 32, 32], de 0 à 1
train = datasets.CIFAR10("data", train=True, download=True, transform=pixels)
test = datasets.CIFAR10("data", train=False, download=True, transform=pixels)


# Un bloc ajoute à sa propre entrée ce que deux convolutions ont trouvé : l’erreur
# a un chemin court pour remonter.
class Block(nn.Module):
    def __init__(self, before, filters, stride):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(before, filters, 3, stride, padding=1, bias=False),
            nn.BatchNorm2d(filters),
            nn.ReLU(),
            nn.Conv2d(filters, filters, 3, padding=1, bias=False),
            nn.BatchNorm2d(filters),
        )
        self.shortcut = nn.Identity()
        if before != filters:  # une convolution 1 x 1 donne à l’entrée la nouvelle forme
            resize = nn.Conv2d(before, filters, 1, stride, bias=False)
            self.shortcut = nn.Sequential(resize, nn.BatchNorm2d(filters))

    def forward(self, x):
        return torch.relu(self.path(x) + self.shortcut(x))


layers = [nn.Conv2d(3, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()]
before = 16
for filters in [16, 32, 64]:
    for _ in range((depth - 2) // 6):
        layers.append(Block(before, filters, stride=1 if before == filters else 2))
        before = filters
model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)).to(device)
print(sum(p.numel() for p in model.parameters()), "paramètres")

# L’entraînement et l’examen, comme pour tout autre réseau.
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
for epoch in range(epochs):
    model.train()
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images.to(device)), labels.to(device)).backward()
        optimizer.step()
    model.eval()  # la normalisation se sert maintenant de ce qu’elle a relevé
    right = 0
    with torch.no_grad():
        for images, labels in DataLoader(test, batch_size=500):
            right += (model(images.to(device)).argmax(1).cpu() == labels).sum().item()
    print(f"{epoch + 1}: {right / len(test):.1%}")
