# Inférence : un CNN entraîné (8 et 16 filtres) est chargé d’un fichier, puis lit
# un chiffre, et beaucoup à la fois.
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


# Une fois, quelque part : l’entraîner, et garder ses poids dans un fichier.
epochs = 1
model = build()
print(model.count_params(), "paramètres")
model.compile(optimizer=tf.keras.optimizers.Adam(0.002), loss="sparse_categorical_crossentropy")
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
model.save_weights("digits.weights.h5")

# Ensuite, autant de fois qu’on veut : les charger dans un réseau de même forme.
# tf.function en fait un graphe, qui répond plus vite que predict quand il y a peu
# à faire.
reader = build()
reader.load_weights("digits.weights.h5")
read = tf.function(lambda images: reader(images, training=False))

# Un chiffre : combien de temps pour répondre ? Beaucoup : combien par seconde ?
for batch in [1, 10, 100, 1000]:
    images = tf.constant(test_x[:batch])
    answers = read(images)  # le premier appel prépare
    start = time.perf_counter()
    for _ in range(20):
        read(images)
    seconds = (time.perf_counter() - start) / 20
    print(f"{batch}: {1000 * seconds:.2f} ms, {batch / seconds:,.0f} images/s")
print(f"{np.mean(answers.numpy().argmax(1) == test_y[:1000]):.1%}")
