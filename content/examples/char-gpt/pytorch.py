# A GPT of 2 layers, 64 wide, with 4 heads, that sees 64 characters at once. Its
# alphabet is ASCII: 128 signs. With 128, 128, 4, 4 below it writes better, and
# takes much longer.
import math
from urllib.request import urlopen

import torch
from torch import nn

device = torch.device("cpu")
seen, width, heads, depth = 64, 64, 4, 2
steps = 600

# The text it learns to continue: 1.1 million characters of Shakespeare.
address = "https://storage.googleapis.com/download.tensorflow.org/data/shakespeare.txt"
text = torch.tensor([code for code in urlopen(address).read() if code < 128])


# Attention: each character looks at those before it, and takes from each as much
# as its query fits their key.
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ask = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        inside, out = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.think = nn.Sequential(inside, nn.ReLU(), out)

    def forward(self, x):  # [n, length, width]
        n, length, _ = x.shape
        parts = self.ask(self.norm1(x)).view(n, length, 3, heads, width // heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)  # [n, heads, length, 16]
        fit = query @ key.transpose(2, 3) / math.sqrt(width // heads)  # [n, heads, length, length]
        future = torch.ones(length, length, dtype=torch.bool, device=x.device).triu(1)
        share = fit.masked_fill(future, -math.inf).softmax(3)
        x = x + self.mix((share @ value).transpose(1, 2).reshape(n, length, width))
        return x + self.think(self.norm2(x))


class GPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.characters, self.places = nn.Embedding(128, width), nn.Embedding(seen, width)
        self.blocks = nn.Sequential(*[Block() for _ in range(depth)], nn.LayerNorm(width))
        self.scores = nn.Linear(width, 128)

    def forward(self, codes):
        places = torch.arange(codes.shape[1], device=codes.device)
        return self.scores(self.blocks(self.characters(codes) + self.places(places)))


model = GPT().to(device)
print(sum(p.numel() for p in model.parameters()), "parameters")

# At each step, 24 extracts; at each place of an extract, the network guesses the
# next character.
optimizer = torch.optim.Adam(model.parameters(), lr=0.002)
for step in range(steps):
    starts = torch.randint(len(text) - seen, (24,))
    extracts = torch.stack([text[start : start + seen + 1] for start in starts]).to(device)
    loss = nn.functional.cross_entropy(model(extracts[:, :-1]).transpose(1, 2), extracts[:, 1:])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"{step}: {loss.item():.2f}")

# Then it writes: it draws the next character from its own scores, and reads on.
written = torch.tensor([[10]], device=device)  # begins on a new line
with torch.no_grad():
    for _ in range(300):
        share = model(written[:, -seen:])[:, -1].softmax(1)
        written = torch.cat([written, torch.multinomial(share, 1)], 1)
print(bytes(written[0].tolist()).decode("ascii"))
