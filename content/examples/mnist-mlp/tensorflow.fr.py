import tensorflow as tf

# Cache toute carte graphique : il ne reste que le processeur.
tf.config.set_visible_devices([], "GPU")

# 60 000 chiffres pour apprendre, 10 000 mis de côté pour l’examen.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
train_x, test_x = train_x / 255.0, test_x / 255.0  # [n, 28, 28], de 0 à 1

# 784 pixels en entrée, 128 unités au milieu, 10 scores en sortie.
model = tf.keras.Sequential(
    [
        tf.keras.Input((28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.001),
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
