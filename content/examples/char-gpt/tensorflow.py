# A GPT of 2 layers, 64 wide, with 4 heads, that sees 64 characters at once. Its
# alphabet is ASCII: 128 signs. With 128, 128, 4, 4 below it writes better, and
# takes much longer.
from urllib.request import urlopen

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.config.set_visible_devices([], "GPU")
seen, width, heads, depth = 64, 64, 4, 2
steps = 600

# The text it learns to continue: 1.1 million characters of Shakespeare.
address = "https://storage.googleapis.com/download.tensorflow.org/data/shakespeare.txt"
text = np.array([code for code in urlopen(address).read() if code < 128])

# A block: each character looks at those before it (attention), then thinks by
# itself (two dense layers). What comes out is added to what came in.
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
print(model.count_params(), "parameters")

# At each step, 24 extracts; at each place of an extract, the network guesses the
# next character.
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

# Then it writes: it draws the next character from its own scores, and reads on.
written = [10]  # begins on a new line
read = tf.function(model)
for _ in range(300):
    last = written[-seen:]
    filled = np.array([last + [0] * (seen - len(last))])  # what comes after is not looked at
    score = read(filled)[:, len(last) - 1]
    written.append(int(tf.random.categorical(score, 1)[0, 0]))
print(bytes(written).decode("ascii"))
