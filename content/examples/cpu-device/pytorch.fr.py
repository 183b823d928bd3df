# Un MLP, 784 → 128 → 10, sur le processeur : où il vit, ce qui le calcule, avec
# combien de fils d’exécution.
import os
import time

import torch
from torch import nn

# Un device est l’endroit où vivent les tenseurs. Sans rien dire, c’est "cpu" ; le
# dire est plus clair.
device = torch.device("cpu")
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)).to(device)
print(sum(p.numel() for p in model.parameters()), "paramètres, sur", model[0].weight.device)

# De quoi ce PyTorch est fait. Cherchez-y MKL ou OpenBLAS (produits de matrices),
# MKL-DNN, devenu oneDNN (convolutions), et OpenMP (fils d’exécution).
print(torch.__config__.show())
print(torch.__config__.parallel_info())


# Combien d’images par seconde, avec des images inventées ?
def images_per_second(batch):
    images = torch.rand(batch, 784, device=device)
    seen, start = 0, time.perf_counter()
    with torch.no_grad():
        while time.perf_counter() - start < 0.5:
            model(images)
            seen += batch
    return seen / (time.perf_counter() - start)


# Les fils se partagent le travail d’une opération. Les petites n’en valent pas la
# peine, les grandes si.
for threads in [1, os.cpu_count()]:
    torch.set_num_threads(threads)
    for batch in [1, 64, 1024]:
        speed = images_per_second(batch)
        print(f"{torch.get_num_threads()} fil(s), lot de {batch} : {speed:,.0f} images/s")
