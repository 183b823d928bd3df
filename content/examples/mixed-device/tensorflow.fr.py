# Le CNN de MNIST (8 et 16 filtres), sur un GPU s’il y en a un, sur le processeur
# sinon.
import tensorflow as tf

# TensorFlow prend de lui-même le GPU qu’il trouve : la ligne qui le cachait est
# partie, rien d’autre ne change.
print("entraîné sur", tf.config.list_physical_devices("GPU") or "cpu")

# 60 000 chiffres pour apprendre, 10 000 mis de côté pour l’examen.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
train_x = train_x[..., None] / 255.0  # [n, 28, 28, 1], de 0 à 1
test_x = test_x[..., None] / 255.0

# 8 filtres, puis 16, chaque fois suivis d’un regroupement qui garde le plus fort
# de quatre.
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
print(model.count_params(), "paramètres")

# Trois passages sur tous les chiffres, 64 à la fois.
epochs = 3
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)

# Combien des chiffres qu’il n’a jamais vus nomme-t-il bien ?
_, right = model.evaluate(test_x, test_y, verbose=0)
print(f"{right:.1%}")
