# Early stopping: an MLP, 784 → 128 → 10, learns from 500 digits only, and stops
# when it no longer improves.
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
(digits, labels), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
digits, test_x = digits / 255.0, test_x / 255.0

# 500 digits to learn from, and 500 others to know when to stop: neither is in the
# test.
train_x, train_y = digits[:500], labels[:500]
validation = digits[500:1000], labels[500:1000]

model = tf.keras.Sequential(
    [
        tf.keras.Input((28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.003),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
print(model.count_params(), "parameters")

# Up to 60 epochs. The best weights are kept; five epochs without a better loss
# are enough to stop.
stop = tf.keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)
model.fit(
    train_x,
    train_y,
    epochs=60,
    batch_size=32,
    validation_data=validation,
    callbacks=[stop],
    verbose=2,
)
_, right = model.evaluate(test_x, test_y, verbose=0)
print(f"{right:.1%}")
