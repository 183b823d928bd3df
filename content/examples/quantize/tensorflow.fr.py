# Quantification : le MLP de MNIST, ses poids en entiers de -127 à 127, un octet
# chacun.
import time

import numpy as np
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.mnist.load_data()
train_x, test_x = train_x / np.float32(255), test_x / np.float32(255)
model = tf.keras.Sequential(
    [
        tf.keras.Input((28, 28)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dense(10, activation="softmax"),
    ]
)
print(model.count_params(), "paramètres")

# L’entraînement a besoin de nombres à virgule : il ne bouge chaque poids que de
# très peu à la fois.
epochs = 3
model.compile(optimizer=tf.keras.optimizers.Adam(0.001), loss="sparse_categorical_crossentropy")
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)

# TensorFlow Lite écrit le réseau pour les téléphones. Sans optimisation il garde
# float32 ; avec elle, les poids deviennent des octets dès maintenant, les nombres
# entre les couches au passage.
converter = tf.lite.TFLiteConverter.from_keras_model(model)
float32 = converter.convert()
converter.optimizations = [tf.lite.Optimize.DEFAULT]
int8 = converter.convert()


# La taille, l’exactitude et la vitesse de chacun.
def report(name, file):
    reader = tf.lite.Interpreter(model_content=file)
    entrance, exit = reader.get_input_details()[0]["index"], reader.get_output_details()[0]["index"]
    reader.resize_tensor_input(entrance, test_x.shape)
    reader.allocate_tensors()
    reader.set_tensor(entrance, test_x)
    start = time.perf_counter()
    reader.invoke()
    seconds = time.perf_counter() - start
    right = np.mean(reader.get_tensor(exit).argmax(1) == test_y)
    print(f"{name}: {len(file) / 1000:.0f} ko, {right:.1%}, {seconds:.2f} s")


report("float32", float32)
report("int8", int8)
