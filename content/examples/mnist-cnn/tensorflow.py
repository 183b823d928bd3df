import tensorflow as tf

# Hides every graphics card, so that only the processor is left.
tf.config.set_visible_devices([], "GPU")

# 60,000 digits to learn from, 10,000 kept apart for the test.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
train_x = train_x[..., None] / 255.0  # [n, 28, 28, 1], from 0 to 1
test_x = test_x[..., None] / 255.0

# 8 filters, then 16, each followed by a pooling that keeps the strongest of four.
model = tf.keras.Sequential(
    [
        tf.keras.Input((28, 28, 1)),
        tf.keras.layers.Conv2D(8, 3, activation="relu"),
        tf.keras.layers.MaxPooling2D(2),  # [13, 13, 8]
        tf.keras.layers.Conv2D(16, 3, activation="relu"),
        tf.keras.layers.MaxPooling2D(2),  # [5, 5, 16]
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.002),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
print(model.count_params(), "parameters")

# Three times over all the digits, 64 at a time.
epochs = 3
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)

# How many of the digits it has never seen does it name correctly?
_, right = model.evaluate(test_x, test_y, verbose=0)
print(f"{right:.1%}")
