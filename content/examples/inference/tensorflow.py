# Inference: a trained CNN (8 and 16 filters) is loaded from a file, then reads
# one digit, and many at once.
import time

import numpy as np
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
train_x = train_x[..., None] / np.float32(255)
test_x = test_x[..., None] / np.float32(255)


def build():
    return tf.keras.Sequential(
        [
            tf.keras.Input((28, 28, 1)),
            tf.keras.layers.Conv2D(8, 3, activation="relu"),
            tf.keras.layers.MaxPooling2D(2),
            tf.keras.layers.Conv2D(16, 3, activation="relu"),
            tf.keras.layers.MaxPooling2D(2),
            tf.keras.layers.Flatten(),
            tf.keras.layers.Dense(10, activation="softmax"),
        ]
    )


# Once, somewhere: train it, and keep its weights in a file.
epochs = 1
model = build()
print(model.count_params(), "parameters")
model.compile(optimizer=tf.keras.optimizers.Adam(0.002), loss="sparse_categorical_crossentropy")
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
model.save_weights("digits.weights.h5")

# Then, as often as you like: load them into a network of the same shape.
# tf.function makes a graph of it, which answers faster than predict when there is
# little to do.
reader = build()
reader.load_weights("digits.weights.h5")
read = tf.function(lambda images: reader(images, training=False))

# One digit: how long does it take to answer? Many: how many a second?
for batch in [1, 10, 100, 1000]:
    images = tf.constant(test_x[:batch])
    answers = read(images)  # the first call prepares
    start = time.perf_counter()
    for _ in range(20):
        read(images)
    seconds = (time.perf_counter() - start) / 20
    print(f"{batch}: {1000 * seconds:.2f} ms, {batch / seconds:,.0f} images/s")
print(f"{np.mean(answers.numpy().argmax(1) == test_y[:1000]):.1%}")
