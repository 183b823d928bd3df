# ResNet for small pictures (He et al., 2015): three stages of 16, 32 and 64
# filters, n blocks in each. Its depth is 6 n + 2: ResNet-8 (n = 1) learns 78,042
# numbers, ResNet-20 (n = 3) learns 272,474.
import tensorflow as tf
from tensorflow.keras import layers

tf.config.set_visible_devices([], "GPU")
depth = 8
epochs = 10

# CIFAR-10: 50,000 small photographs to learn from and 10,000 for the test, of ten
# kinds of things.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.cifar10.load_data()
train_x, test_x = train_x / 255.0, test_x / 255.0  # [n, 32, 32, 3], from 0 to 1


# PyTorch's settings for batch normalisation: the same arithmetic in both.
def convolution(x, filters, size, stride=1):
    x = layers.Conv2D(filters, size, stride, padding="same", use_bias=False)(x)
    return layers.BatchNormalization(momentum=0.9, epsilon=1e-5)(x)


# A block adds what two convolutions found to its own input, so that the error
# finds a short way back.
def block(x, filters, stride):
    found = layers.ReLU()(convolution(x, filters, 3, stride))
    found = convolution(found, filters, 3)
    if x.shape[-1] != filters:  # a 1 x 1 convolution gives the input the new shape
        x = convolution(x, filters, 1, stride)
    return layers.ReLU()(layers.Add()([found, x]))


pictures = tf.keras.Input((32, 32, 3))
x = layers.ReLU()(convolution(pictures, 16, 3))
for filters in [16, 32, 64]:
    for _ in range((depth - 2) // 6):
        x = block(x, filters, stride=1 if x.shape[-1] == filters else 2)
scores = layers.Dense(10, activation="softmax")(layers.GlobalAveragePooling2D()(x))
model = tf.keras.Model(pictures, scores)
# Those that training adjusts; the means that batch normalisation gathers are not
# among them.
print(sum(weights.numpy().size for weights in model.trainable_weights), "parameters")

# Training and test as for any other network.
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.002),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
_, right = model.evaluate(test_x, test_y, verbose=0)
print(f"{right:.1%}")
