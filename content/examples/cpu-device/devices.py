import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
print("TensorFlow", tf.__version__)
print("devices:", [device.name for device in tf.config.list_logical_devices()])
print("threads inside an operation:", tf.config.threading.get_intra_op_parallelism_threads())

model = tf.keras.Sequential([tf.keras.Input((784,)), tf.keras.layers.Dense(10)])
model.compile(loss="mse")
print("XLA in model.fit:", model.jit_compile)
