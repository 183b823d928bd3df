# ResNet pour petites images (He et al., 2015) : trois étages de 16, 32 et 64
# filtres, de n blocs chacun. Sa profondeur est 6 n + 2 : ResNet-8 (n = 1) apprend
# 78 042 nombres, ResNet-20 (n = 3) en apprend 272 474.
import tensorflow as tf
from tensorflow.keras import layers

tf.config.set_visible_devices([], "GPU")
depth = 8
epochs = 10

# CIFAR-10 : 50 000 petites photos pour apprendre et 10 000 pour l’examen, de dix
# sortes de choses.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.cifar10.load_data()
train_x, test_x = train_x / 255.0, test_x / 255.0  # [n, 32, 32, 3], de 0 à 1


# Les réglages de PyTorch pour la normalisation : le même calcul des deux côtés.
def convolution(x, filters, size, stride=1):
    x = layers.Conv2D(filters, size, stride, padding="same", use_bias=False)(x)
    return layers.BatchNormalization(momentum=0.9, epsilon=1e-5)(x)


# Un bloc ajoute à sa propre entrée ce que deux convolutions ont trouvé : l’erreur
# a un chemin court pour remonter.
def block(x, filters, stride):
    found = layers.ReLU()(convolution(x, filters, 3, stride))
    found = convolution(found, filters, 3)
    if x.shape[-1] != filters:  # une convolution 1 x 1 donne à l’entrée la nouvelle forme
        x = convolution(x, filters, 1, stride)
    return layers.ReLU()(layers.Add()([found, x]))


pictures = tf.keras.Input((32, 32, 3))
x = layers.ReLU()(convolution(pictures, 16, 3))
for filters in [16, 32, 64]:
    for _ in range((depth - 2) // 6):
        x = block(x, filters, stride=1 if x.shape[-1] == filters else 2)
scores = layers.Dense(10, activation="softmax")(layers.GlobalAveragePooling2D()(x))
model = tf.keras.Model(pictures, scores)
# Ceux que l’entraînement ajuste ; les moyennes que relève la normalisation n’en
# sont pas.
print(sum(weights.numpy().size for weights in model.trainable_weights), "paramètres")

# L’entraînement et l’examen, comme pour tout autre réseau.
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.002),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
_, right = model.evaluate(test_x, test_y, verbose=0)
print(f"{right:.1%}")
