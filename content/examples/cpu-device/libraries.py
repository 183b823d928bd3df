import torch

print("PyTorch", torch.__version__)
print(torch.__config__.show())
print(torch.__config__.parallel_info())
