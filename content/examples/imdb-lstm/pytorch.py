# A short LSTM that reads film reviews: 10,000 words as 32 numbers each, 32 units,
# 200 words of a review.
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


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(10_002, 32)
        self.lstm = nn.LSTM(32, 32, batch_first=True)
        self.score = nn.Linear(32, 1)
        # PyTorch adds two biases where one is enough: the second stays zero, as
        # in Keras.
        self.lstm.bias_hh_l0.requires_grad_(False).zero_()

    def forward(self, tokens):
        _, (last, _) = self.lstm(self.embedding(tokens))  # what it remembers at the end, [1, n, 32]
        return self.score(last[0])[:, 0]


model = Reader().to(device)
print(sum(p.numel() for p in model.parameters() if p.requires_grad), "parameters")

# A positive score says “favourable”, a negative one “unfavourable”.
optimizer = torch.optim.Adam(model.parameters(), lr=0.003)
loss = nn.BCEWithLogitsLoss()
for epoch in range(epochs):
    for tokens, labels in DataLoader(train, batch_size=64, shuffle=True):
        optimizer.zero_grad()
        loss(model(tokens.to(device)), labels.to(device)).backward()
        optimizer.step()
    right = 0
    with torch.no_grad():
        for tokens, labels in DataLoader(test, batch_size=500):
            right += ((model(tokens.to(device)) > 0).cpu() == (labels > 0.5)).sum().item()
    print(f"{epoch + 1}: {right / len(test):.1%}")
