# A bag of words: which of 10,000 words a review contains, in no order. 10,002 →
# 16 → 1.
import re
from collections import Counter

import torch
from datasets import load_dataset
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

device = torch.device("cpu")
epochs = 2

# IMDB: 25,000 reviews to learn from and 25,000 for the test, half of each
# favourable.
reviews = load_dataset("stanfordnlp/imdb")


def words(review):
    return re.findall(r"[a-z0-9]+(?:'[a-z0-9]+)*", review["text"].lower().replace("<br />", " "))


# The 10,000 most frequent words are numbered from 2 on; 0 fills up short reviews,
# 1 stands for a rare word.
counts = Counter(word for review in reviews["train"] for word in words(review))
number = {word: index + 2 for index, (word, _) in enumerate(counts.most_common(10_000))}


# The last 200 words of each review, with the filling in front.
def encoded(part):
    rows = [[number.get(word, 1) for word in words(review)][-200:] for review in part]
    tokens = torch.tensor([[0] * (200 - len(row)) + row for row in rows])  # [n, 200]
    return TensorDataset(tokens, torch.tensor([float(review["label"]) for review in part]))


train, test = encoded(reviews["train"]), encoded(reviews["test"])


# One place for each word: 1 if the review contains it, 0 if not.
def bag(tokens):
    return torch.zeros(len(tokens), 10_002).scatter_(1, tokens, 1.0).to(device)


model = nn.Sequential(nn.Linear(10_002, 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0)).to(device)
print(sum(p.numel() for p in model.parameters()), "parameters")

# A positive score says “favourable”, a negative one “unfavourable”.
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
