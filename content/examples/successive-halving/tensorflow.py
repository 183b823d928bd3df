# Successive halving: sixteen MLPs, 784 → width → 10, with settings drawn at
# random. At each rung all that are left learn a little more, then the better half
# goes on.
import random

import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
(digits, labels), (test_x, test_y) = tf.keras.datasets.mnist.load_data()

# 10,240 digits to learn from, 1,000 to choose with, and the others to judge what
# was chosen.
digits, exam = digits / 255.0, (test_x / 255.0, test_y)
choice = digits[10_240:11_240], labels[10_240:11_240]


# A candidate draws its learning rate and its width, and learns on demand.
class Candidate:
    def __init__(self):
        rate, width = 10 ** random.uniform(-3, 0), random.choice([16, 32, 64, 128, 256])
        self.name = f"learning rate {rate:.2g}, width {width}"
        self.model = tf.keras.Sequential(
            [
                tf.keras.Input((28, 28)),
                tf.keras.layers.Flatten(),
                tf.keras.layers.Dense(width, activation="relu"),
                tf.keras.layers.Dense(10, activation="softmax"),
            ]
        )
        self.model.compile(
            optimizer=tf.keras.optimizers.SGD(rate),
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
        self.steps = 0

    def learn(self, steps):
        part = slice(self.steps % 160 * 64, (self.steps % 160 + steps) * 64)
        self.model.fit(digits[part], labels[part], batch_size=64, shuffle=False, verbose=0)
        self.steps += steps

    def accuracy(self, pictures, answers):
        return self.model.evaluate(pictures, answers, batch_size=1000, verbose=0)[1]


# The rungs cost 960 steps in all; sixteen candidates to the end would cost 16 ×
# 320 = 5,120.
left = [Candidate() for _ in range(16)]
for steps in [20, 20, 40, 80, 160]:
    for candidate in left:
        candidate.learn(steps)
    left.sort(key=lambda candidate: candidate.accuracy(*choice), reverse=True)
    best = left[0]
    print(f"{len(left)}: {best.name}, {best.accuracy(*choice):.1%}")
    left = left[: max(1, len(left) // 2)]
print(f"{best.accuracy(*exam):.1%}")
