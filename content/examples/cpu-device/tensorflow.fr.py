# Un MLP, 784 → 128 → 10, sur le processeur : où il vit, avec combien de fils
# d’exécution, avec XLA et sans.
import os
import time

import tensorflow as tf

# Avant tout le reste : cacher les GPU, et dire combien de fils d’exécution
# peuvent travailler. Les fils « intra » se partagent une opération, comme un
# produit de matrices. Les fils « inter » mènent des opérations qui ne s’attendent
# pas l’une l’autre.
tf.config.set_visible_devices([], "GPU")
tf.config.threading.set_intra_op_parallelism_threads(os.cpu_count())
tf.config.threading.set_inter_op_parallelism_threads(1)

model = tf.keras.Sequential(
    [
        tf.keras.Input((784,)),
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dense(10),
    ]
)
print(model.count_params(), "paramètres, sur", tf.config.get_visible_devices())


# Combien d’images par seconde, avec des images inventées ?
def images_per_second(read, batch):
    images = tf.random.uniform([batch, 784])
    read(images)  # le premier appel prépare, et compile
    seen, start = 0, time.perf_counter()
    while time.perf_counter() - start < 0.5:
        read(images)
        seen += batch
    return seen / (time.perf_counter() - start)


# tf.function fait du modèle un graphe d’opérations, qu’Eigen et oneDNN calculent
# une à une. XLA (jit_compile) compile ce graphe en quelques morceaux plus gros.
graph = tf.function(lambda images: model(images))
compiled = tf.function(lambda images: model(images), jit_compile=True)
for batch in [1, 64, 1024]:
    plain, fused = images_per_second(graph, batch), images_per_second(compiled, batch)
    print(f"lot de {batch} : {plain:,.0f} images/s, {fused:,.0f} avec XLA")
