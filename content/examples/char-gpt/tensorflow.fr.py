# Un GPT de 2 couches, large de 64, à 4 têtes, qui voit 64 caractères à la fois.
# Son alphabet est l’ASCII : 128 signes. Avec 128, 128, 4, 4 ci-dessous il écrit
# mieux, et prend bien plus de temps.
from urllib.request import urlopen

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.config.set_visible_devices([], "GPU")
seen, width, heads, depth = 64, 64, 4, 2
steps = 600

# Le texte qu’il apprend à continuer : 1,1 million de caractères de Shakespeare.
address = "https://storage.googleapis.com/download.tensorflow.org/data/shakespeare.txt"
text = np.array([code for code in urlopen(address).read() if code < 128])

# Un bloc : chaque caractère regarde ceux qui le précèdent (attention), puis
# réfléchit seul (deux couches denses). Ce qui en sort s’ajoute à ce qui y est
# entré.
codes = tf.keras.Input((seen,), dtype="int32")
places = 0 * codes + tf.range(seen)  # [n, length]: 0, 1, 2 …
x = layers.Embedding(128, width)(codes) + layers.Embedding(seen, width)(places)  # [n, length, 64]
for _ in range(depth):
    norm = layers.LayerNormalization(epsilon=1e-5)(x)
    x = x + layers.MultiHeadAttention(heads, width // heads)(norm, norm, use_causal_mask=True)
    norm = layers.LayerNormalization(epsilon=1e-5)(x)
    x = x + layers.Dense(width)(layers.Dense(4 * width, activation="relu")(norm))
scores = layers.Dense(128)(layers.LayerNormalization(epsilon=1e-5)(x))
model = tf.keras.Model(codes, scores)
print(model.count_params(), "paramètres")

# À chaque pas, 24 extraits ; à chaque place d’un extrait, le réseau devine le
# caractère suivant.
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.002),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
for step in range(steps):
    starts = np.random.randint(len(text) - seen, size=24)
    extracts = np.stack([text[start : start + seen + 1] for start in starts])
    loss = model.train_on_batch(extracts[:, :-1], extracts[:, 1:])
    if step % 100 == 0:
        print(f"{step}: {loss:.2f}")

# Puis il écrit : il tire le caractère suivant d’après ses propres scores, et
# poursuit sa lecture.
written = [10]  # commence à une nouvelle ligne
read = tf.function(model)
for _ in range(300):
    last = written[-seen:]
    filled = np.array([last + [0] * (seen - len(last))])  # ce qui vient après n’est pas regardé
    score = read(filled)[:, len(last) - 1]
    written.append(int(tf.random.categorical(score, 1)[0, 0]))
print(bytes(written).decode("ascii"))
