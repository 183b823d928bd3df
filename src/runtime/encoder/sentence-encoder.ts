import { countWeights } from '../../contract/model-graph.ts';
import { artifactsOf, readGraph } from '../graph.ts';
import { host } from '../link.ts';
import * as tf from '../tfjs.ts';
import { pieceTokenizer } from './piece-tokenizer.ts';

/** A Transformer that turns sentences into points: the nearer two points, the nearer what the sentences say. */
export interface SentenceEncoder {
  /**
   * One point for each sentence: shape [sentences, 512], each row of length 1, so that the product of two rows is the
   * cosine of the angle between them. English only. The caller disposes it.
   */
  embed(sentences: readonly string[]): Promise<tf.Tensor2D>;
  /** The pieces of words that a sentence is cut into before anything else. */
  pieces(sentence: string): string[];
  /** How many numbers the model has learned. */
  parameters: number;
  /** Gives back the memory of its weights. */
  dispose(): void;
}

/**
 * The Universal Sentence Encoder in its small version (Cer and others, 2018; Apache License 2.0), on the CPU.
 * @param options `float32` fetches the weights as they were trained, some 26 MB; `int8`, the usual choice, the same
 * weights rounded to 8 bits, a quarter of it
 */
export async function sentenceEncoder({ weights = 'int8' }: { weights?: 'int8' | 'float32' } = {}): Promise<SentenceEncoder> {
  const graph = readGraph(await host().shard('sentence-encoder', 'graph', 0), 'The sentence encoder');
  const packed = await host().shard('sentence-encoder', weights, 0);
  const model = await tf.loadGraphModel(tf.io.fromMemory(artifactsOf(graph, packed, weights === 'int8')));
  const tokenize = pieceTokenizer(graph.vocabulary);

  return {
    parameters: countWeights(graph.weights),
    pieces: (sentence) => tokenize(sentence).map((id) => graph.vocabulary[id]?.[0] ?? '').map((piece) => piece.replaceAll('\u2581', ' ').trim()),
    dispose: () => { model.dispose(); },
    embed: (sentences) => embed(model, sentences, sentences.map(tokenize)),
  };
}

async function embed(model: tf.GraphModel, sentences: readonly string[], tokens: readonly number[][]): Promise<tf.Tensor2D> {
  const empty = tokens.findIndex(({ length }) => length === 0);
  if (sentences.length === 0 || empty >= 0) {
    throw new Error(sentences.length === 0 ? 'embed([]): there is no sentence to read.' : `embed: the sentence number ${empty + 1} is empty.`);
  }
  // The pieces of all sentences as one sparse table: at [sentence, place] stands the number of a piece.
  const places = tokens.flatMap((row, sentence) => row.map((_, place) => [sentence, place]));
  const indices = tf.tensor2d(places, [places.length, 2], 'int32');
  const values = tf.tensor1d(tokens.flat(), 'int32');
  const result = await model.executeAsync({ indices, values });
  tf.dispose([indices, values]);
  const embeddings = Array.isArray(result) ? result[0] : result;
  if (embeddings === undefined) throw new Error('The sentence encoder gave nothing.');
  const points = embeddings.as2D(sentences.length, 512);
  embeddings.dispose();
  return points;
}
