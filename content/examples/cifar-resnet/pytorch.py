# ResNet for small pictures (He et al., 2015): three stages of 16, 32 and 64
# filters, n blocks in each. Its depth is 6 n + 2: ResNet-8 (n = 1) learns 78,042
# numbers, ResNet-20 (n = 3) learns 272,474.
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

device = torch.device("cpu")
depth = 8
epochs = 10

# CIFAR-10: 50,000 small photographs to learn from and 10,000 for the test, of ten
# kinds of things.
pixels = transforms.ToTensor()  # [3, 32, 32], from 0 to 1
train = datasets.CIFAR10("data", train=True, download=True, transform=pixels)
test = datasets.CIFAR10("data", train=False, download=True, transform=pixels)


# A block adds what two convolutions found to its own input, so that the error
# finds a short way back.
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
        if before != filters:  # a 1 x 1 convolution gives the input the new shape
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
print(sum(p.numel() for p in model.parameters()), "parameters")

# Training and test as for any other network.
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
for epoch in range(epochs):
    model.train()
    for images, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images.to(device)), labels.to(device)).backward()
        optimizer.step()
    model.eval()  # batch normalisation now uses what it has gathered
    right = 0
    with torch.no_grad():
        for images, labels in DataLoader(test, batch_size=500):
            right += (model(images.to(device)).argmax(1).cpu() == labels).sum().item()
    print(f"{epoch + 1}: {right / len(test):.1%}")
