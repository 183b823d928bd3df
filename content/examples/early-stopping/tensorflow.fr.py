# Arrêt précoce : un MLP, 784 → 128 → 10, n’apprend que de 500 chiffres, et
# s’arrête quand il ne progresse plus.
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
(digits, labels), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
digits, test_x = digits / 255.0, test_x / 255.0

# 500 chiffres pour apprendre, et 500 autres pour savoir quand s’arrêter : aucun
# n’est dans l’examen.
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
print(model.count_params(), "paramètres")

# Jusqu’à 60 époques. Les meilleurs poids sont gardés ; cinq époques sans
# meilleure perte suffisent pour s’arrêter.
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
