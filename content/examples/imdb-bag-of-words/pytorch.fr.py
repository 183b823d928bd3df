# Un sac de mots : lesquels des 10 000 mots une critique contient, sans leur
# ordre. 10 002 → 16 → 1.
import re
from collections import Counter

import torch
from datasets import load_dataset
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
epochs = 2

# IMDB : 25 000 critiques pour apprendre et 25 000 pour l’examen, favorables pour
# moitié.
reviews = load_dataset("stanfordnlp/imdb")


def words(review):
    return re.findall(r"[a-z0-9]+(?:'[a-z0-9]+)*", review["text"].lower().replace("<br />", " "))


# Les 10 000 mots les plus fréquents sont numérotés à partir de 2 ; 0 complète les
# critiques courtes, 1 tient lieu de mot rare.
counts = Counter(word for review in reviews["train"] for word in words(review))
number = {word: index + 2 for index, (word, _) in enumerate(counts.most_common(10_000))}


# Les 200 derniers mots de chaque critique, le remplissage devant.
def encoded(part):
    rows = [[number.get(word, 1) for word in words(review)][-200:] for review in part]
    tokens = torch.tensor([[0] * (200 - len(row)) + row for row in rows])  # [n, 200]
    return TensorDataset(tokens, torch.tensor([float(review["label"]) for review in part]))


train, test = encoded(reviews["train"]), encoded(reviews["test"])


# Une place par mot : 1 si la critique le contient, 0 sinon.
def bag(tokens):
    return torch.zeros(len(tokens), 10_002).scatter_(1, tokens, 1.0).to(device)


model = nn.Sequential(nn.Linear(10_002, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0)).to(device)
print(sum(p.numel() for p in model.parameters()), "paramètres")

# Un score positif dit « favorable », un score négatif « défavorable ».
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
loss = nn.BCEWithLogitsLoss()
for epoch in range(epochs):
    for tokens, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        loss(model(bag(tokens)), labels.to(device)).backward()
        optimizer.step()
    right = 0
    with torch.no_grad():
        for tokens, labels in DataLoader(test, batch_size=500):
            right += ((model(bag(tokens)) > 0).cpu() == (labels > 0.5)).sum().item()
    print(f"{epoch + 1}: {right / len(test):.1%}")
