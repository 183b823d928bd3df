# An MLP, 784 → 128 → 10, on the processor: where it lives, with how many threads,
# with XLA and without.
import os
import time

import tensorflow as tf

# Before anything else: hide every GPU, and say how many threads may work. "Intra"
# threads share one operation, such as a matrix product. "Inter" threads run
# operations that do not wait for each other.
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
print(model.count_params(), "parameters, on", tf.config.get_visible_devices())


# How many pictures a second, with invented ones?
def images_per_second(read, batch):
    images = tf.random.uniform([batch, 784])
    read(images)  # the first call prepares, and compiles
    seen, start = 0, time.perf_counter()
    while time.perf_counter() - start < 0.5:
        read(images)
        seen += batch
    return seen / (time.perf_counter() - start)


# tf.function turns the model into a graph of operations, which Eigen and oneDNN
# compute one by one. XLA (jit_compile) compiles the graph into a few larger
# pieces.
graph = tf.function(lambda images: model(images))
compiled = tf.function(lambda images: model(images), jit_compile=True)
for batch in [1, 64, 1024]:
    plain, fused = images_per_second(graph, batch), images_per_second(compiled, batch)
    print(f"batch of {batch}: {plain:,.0f} images/s, {fused:,.0f} with XLA")
