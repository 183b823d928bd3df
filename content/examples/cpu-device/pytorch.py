# An MLP, 784 → 128 → 10, on the processor: where it lives, what computes it, with
# how many threads.
import os
import time

import torch
from torch import nn

# A device is where tensors live. "cpu" is what you get without asking; asking is
# clearer.
device = torch.device("cpu")
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).to(device)
print(sum(p.numel() for p in model.parameters()), "parameters, on", model[0].weight.device)

# What this PyTorch was built with. Look for MKL or OpenBLAS (matrix products),
# MKL-DNN, now called oneDNN (convolutions), and OpenMP (threads).
print(torch.__config__.show())
print(torch.__config__.parallel_info())


# How many pictures a second, with invented ones?
def images_per_second(batch):
    images = torch.rand(batch, 784, device=device)
    seen, start = 0, time.perf_counter()
    with torch.no_grad():
        while time.perf_counter() - start < 0.5:
            model(images)
            seen += batch
    return seen / (time.perf_counter() - start)


# Threads share the work of one operation. Small ones are not worth sharing; large
# ones are.
for threads in [1, os.cpu_count()]:
    torch.set_num_threads(threads)
    for batch in [1, 64, 1024]:
        speed = images_per_second(batch)
        print(f"{torch.get_num_threads()} thread(s), batch of {batch}: {speed:,.0f} images/s")
