"""The project's own copies of the data sets (data/<name>, made by `npm run data`), for the stand-ins beside this file."""
import gzip
import json
from pathlib import Path

import numpy as np

# Set by run_twin.py.
folder = Path("data")
# Enough to learn something, few enough to be quick.
most = {"mnist": {"train": 11240, "test": 1000}, "cifar10": {"train": 3000, "test": 500}, "imdb": {"train": 4000, "test": 1000}}


def manifest(name):
    return json.loads((folder / name / "manifest.json").read_text())


def files(name, part):
    """Unpacked bytes of each file of a part, in order."""
    about = manifest(name)
    listed = about["parts"][part] if "parts" in about else about["splits"][part]["shards"]
    for entry in listed:
        yield np.frombuffer(gzip.decompress((folder / name / entry["file"]).read_bytes()), np.uint8)


def images(name, train):
    """The first images of a split and their labels: uint8, [count, height, width, channels] and [count]."""
    split = "train" if train else "test"
    shape = (manifest(name)["itemShape"] + [1])[:3]
    wanted = most[name][split]
    pixels, labels = [], []
    for shard in files(name, split):
        count = len(shard) // (1 + int(np.prod(shape)))
        taken = min(count, wanted - sum(map(len, labels)))
        labels.append(shard[:taken])
        stored = shard[count:].reshape(count, *shape)[:taken]
        pixels.append(restored(stored) if shape[2] == 3 else stored)
        if sum(map(len, labels)) == wanted:
            break
    return np.concatenate(pixels), np.concatenate(labels)


def restored(errors):
    """Photographs are kept as errors of a guess: see src/contract/pixel-prediction.ts, whose inverse this is."""
    count, height, width, channels = errors.shape
    values = np.zeros((count, height + 1, width + 1, channels), np.uint8)  # a border of zeros above and to the left
    for row in range(height):
        for column in range(width):
            left, above = values[:, row + 1, column].astype(int), values[:, row, column + 1].astype(int)
            slope = left + above - values[:, row, column]
            guess = np.maximum(np.minimum(left, above), np.minimum(np.maximum(left, above), slope))
            values[:, row + 1, column + 1] = (errors[:, row, column] + guess) % 256
    values = values[:, 1:, 1:]
    green = values[..., 1:2]
    return np.concatenate([values[..., :1] + green, green, values[..., 2:] + green], axis=3)


def words():
    """The word of each number. Rare words have none of their own: all are the same made-up one."""
    (packed,) = files("imdb", "vocabulary")
    return ["", "rareword", *packed.tobytes().decode("utf-8").split("\n")]


def reviews(split):
    """The first reviews of a split as lists of numbers, and their labels. How they are packed: src/contract/review-shard.ts."""
    texts, labels = [], []
    for shard in files("imdb", split):
        count = int.from_bytes(shard[:4].tobytes(), "little")
        low, high = shard[4 + 2 * count :].reshape(2, -1).astype(int)
        ends = np.cumsum(shard[4 + count : 4 + 2 * count].astype(int))
        texts += [review.tolist() for review in np.split(low + 256 * high, ends[:-1])]
        labels += shard[4 : 4 + count].tolist()
        if len(labels) >= most["imdb"][split]:
            break
    return texts[: most["imdb"][split]], labels[: most["imdb"][split]]
