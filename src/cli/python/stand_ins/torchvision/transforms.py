"""torchvision.transforms, as far as the twins use it."""
import torch


class ToTensor:
    """uint8 [height, width, channels] to float32 [channels, height, width], from 0 to 1."""

    def __call__(self, picture):
        return torch.from_numpy(picture.copy()).permute(2, 0, 1).float().div(255)
