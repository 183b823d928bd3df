# Un GAN sur MNIST : un faussaire, 64 → 256 → 784, et un expert, 784 → 256 → 1,
# qui apprennent l’un contre l’autre.
import tensorflow as tf
from tensorflow.keras import layers

tf.config.set_visible_devices([], "GPU")
epochs = 20
(images, _), _ = tf.keras.datasets.mnist.load_data()
images = tf.reshape(images / 255.0, [-1, 784])
batches = tf.data.Dataset.from_tensor_slices(tf.cast(images, tf.float32))
batches = batches.shuffle(len(images)).batch(64, drop_remainder=True)

# Le faussaire tire un chiffre de 64 nombres au hasard. L’expert donne un score :
# positif veut dire « vrai ».
forger = tf.keras.Sequential(
    [
        tf.keras.Input((64,)),
        layers.Dense(256, activation="relu"),
        layers.Dense(784, activation="sigmoid"),
    ]
)
expert = tf.keras.Sequential(
    [
        tf.keras.Input((784,)),
        layers.Dense(256),
        layers.LeakyReLU(negative_slope=0.2),
        layers.Dense(1),
    ]
)
for network in [forger, expert]:
    print(network.count_params(), "paramètres")

forger_optimizer = tf.keras.optimizers.Adam(0.0008, beta_1=0.5)
expert_optimizer = tf.keras.optimizers.Adam(0.0004, beta_1=0.5)
loss = tf.keras.losses.BinaryCrossentropy(from_logits=True)
yes, no = tf.ones([64, 1]), tf.zeros([64, 1])


@tf.function
def step(genuine):
    with tf.GradientTape() as expert_tape, tf.GradientTape() as forger_tape:
        forged = forger(tf.random.normal([64, 64]))
        on_genuine, on_forged = expert(genuine), expert(forged)
        # L’expert apprend à les distinguer ; le faussaire, à passer pour vrai.
        expert_loss = loss(yes, on_genuine) + loss(no, on_forged)
        forger_loss = loss(yes, on_forged)
    for tape, cost, network, optimizer in [
        (expert_tape, expert_loss, expert, expert_optimizer),
        (forger_tape, forger_loss, forger, forger_optimizer),
    ]:
        weights = network.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(cost, weights), weights))
    return expert_loss, forger_loss


for epoch in range(epochs):
    for genuine in batches:
        expert_loss, forger_loss = step(genuine)
    print(f"{epoch + 1}: expert {expert_loss:.2f}, faussaire {forger_loss:.2f}")

# Un faux chiffre, dessiné en caractères : plus l’encre est noire, plus le signe
# est dense.
picture = tf.reshape(forger(tf.random.normal([1, 64])), [28, 28]).numpy()
for row in picture:
    print("".join(" .:-=+*#%@"[int(9.99 * ink)] for ink in row))
