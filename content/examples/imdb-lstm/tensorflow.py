# A short LSTM that reads film reviews: 10,000 words as 32 numbers each, 32 units,
# 200 words of a review.
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
epochs = 2

# IMDB: 25,000 reviews to learn from and 25,000 for the test, half of each
# favourable. They come as numbers: frequent words have theirs, the first ones are
# kept for filling, for the beginning and for rare words.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.imdb.load_data(num_words=10_002)

# The last 200 words of each review, with zeros in front of short ones.
train_x = tf.keras.utils.pad_sequences(train_x, maxlen=200)  # [n, 200]
test_x = tf.keras.utils.pad_sequences(test_x, maxlen=200)

model = tf.keras.Sequential(
    [
        tf.keras.Input((200,), dtype="int32"),
        tf.keras.layers.Embedding(10_002, 32),
        tf.keras.layers.LSTM(32),  # what it remembers at the end, [n, 32]
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print(model.count_params(), "parameters")

# The answer is the probability that the review is favourable.
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.003),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
_, right = model.evaluate(test_x, test_y, batch_size=500, verbose=0)
print(f"{right:.1%}")
