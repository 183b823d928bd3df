# Un GAN sur MNIST : un faussaire, 64 → 256 → 784, et un expert, 784 → 256 → 1,
# qui apprennent l’un contre l’autre.
import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

device = torch.device("cpu")
epochs = 20
train = datasets.MNIST("data", train=True, download=True, transform=transforms.ToTensor())

# Le faussaire tire un chiffre de 64 nombres au hasard. L’expert donne un score :
# positif veut dire « vrai ».
forger = nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 784), nn.Sigmoid()).to(device)
expert = nn.Sequential(nn.Linear(784, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1)).to(device)
for network in [forger, expert]:
    print(sum(p.numel() for p in network.parameters()), "paramètres")

forger_optimizer = torch.optim.Adam(forger.parameters(), lr=0.0008, betas=(0.5, 0.999))
expert_optimizer = torch.optim.Adam(expert.parameters(), lr=0.0004, betas=(0.5, 0.999))
loss = nn.BCEWithLogitsLoss()

for epoch in range(epochs):
    for images, _ in DataLoader(train, batch_size=64, shuffle=True, drop_last=True):
        genuine = images.flatten(1).to(device)
        forged = forger(torch.randn(64, 64, device=device))
        yes, no = torch.ones(64, 1, device=device), torch.zeros(64, 1, device=device)

        # L’expert apprend à les distinguer. detach : le faussaire n’apprend rien
        # de ceci.
        expert_loss = loss(expert(genuine), yes) + loss(expert(forged.detach()), no)
        expert_optimizer.zero_grad()
        expert_loss.backward()
        expert_optimizer.step()

        # Le faussaire apprend à passer pour vrai.
        forger_loss = loss(expert(forged), yes)
        forger_optimizer.zero_grad()
        forger_loss.backward()
        forger_optimizer.step()
    print(f"{epoch + 1}: expert {expert_loss.item():.2f}, faussaire {forger_loss.item():.2f}")

# Un faux chiffre, dessiné en caractères : plus l’encre est noire, plus le signe
# est dense.
with torch.no_grad():
    picture = forger(torch.randn(1, 64, device=device)).view(28, 28).tolist()
for row in picture:
    print("".join(" .:-=+*#%@"[int(9.99 * ink)] for ink in row))
