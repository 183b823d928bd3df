# Un petit LSTM qui lit des critiques de films : 10 000 mots de 32 nombres chacun,
# 32 unités, 200 mots par critique.
import tensorflow as tf

tf.config.set_visible_devices([], "GPU")
epochs = 2

# IMDB : 25 000 critiques pour apprendre et 25 000 pour l’examen, favorables pour
# moitié. Elles arrivent en nombres : chaque mot fréquent a le sien, les premiers
# servent au remplissage, au début et aux mots rares.
(train_x, train_y), (test_x, test_y) = tf.keras.datasets.imdb.load_data(num_words=10_002)

# Les 200 derniers mots de chaque critique, des zéros devant les plus courtes.
train_x = tf.keras.utils.pad_sequences(train_x, maxlen=200)  # [n, 200]
test_x = tf.keras.utils.pad_sequences(test_x, maxlen=200)

model = tf.keras.Sequential(
    [
        tf.keras.Input((200,), dtype="int32"),
        tf.keras.layers.Embedding(10_002, 32),
        tf.keras.layers.LSTM(32),  # ce qu’il retient à la fin, [n, 32]
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print(model.count_params(), "paramètres")

# La réponse est la probabilité que la critique soit favorable.
model.compile(
    optimizer=tf.keras.optimizers.Adam(0.003),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
model.fit(train_x, train_y, epochs=epochs, batch_size=64, verbose=2)
_, right = model.evaluate(test_x, test_y, batch_size=500, verbose=0)
print(f"{right:.1%}")
