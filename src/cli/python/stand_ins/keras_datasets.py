"""The load_data functions of keras.datasets, of which only where the data comes from differs."""
import numpy as np

import shards


def mnist():
    (train_x, train_y), (test_x, test_y) = shards.images("mnist", True), shards.images("mnist", False)
    return (train_x[..., 0], train_y), (test_x[..., 0], test_y)


def cifar10():
    (train_x, train_y), (test_x, test_y) = shards.images("cifar10", True), shards.images("cifar10", False)
    return (train_x, train_y[:, None]), (test_x, test_y[:, None])


def imdb(num_words):
    """Keras numbers words from 4 on and begins with a 1; our own numbers serve as well, but must stay below num_words."""

    def part(split):
        reviews, labels = shards.reviews(split)
        numbers = [[number if number < num_words else 2 for number in review] for review in reviews]
        return np.array(numbers, dtype=object), np.array(labels)

    return part("train"), part("test")
