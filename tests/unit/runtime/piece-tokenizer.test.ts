import { beforeAll, expect, test } from 'vitest';
import { isModelGraph, type ScoredPiece } from '../../../src/contract/model-graph.ts';
import { pieceTokenizer } from '../../../src/runtime/encoder/piece-tokenizer.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { dataFolder, preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';

beforeAll(prepareProjectData, preparationTimeout);

async function encoderVocabulary(): Promise<readonly ScoredPiece[]> {
  const graph: unknown = JSON.parse(new TextDecoder().decode(await createShardSource(readFromFolder(dataFolder)).shard('sentence-encoder', 'graph', 0)));
  if (!isModelGraph(graph)) throw new Error('not a graph');
  return graph.vocabulary;
}

// What the tokeniser of @energetic-ai/embeddings 0.2.0 gives, run once under Node 24.
test.each([
  { text: 'The cat sleeps on the sofa.', ids: [34, 1163, 1652, 7, 25, 9, 63, 1298, 6] },
  { text: 'A kitten is napping on the couch.', ids: [74, 7317, 18, 1216, 2109, 25, 9, 361, 1788, 6] },
  { text: 'héé 日本語 test 𝒳𝒴', ids: [1786, 1133, 1133, 30, 0, 748, 927, 450] },
  { text: '   spaces   here', ids: [30, 30, 30, 1016, 7, 30, 30, 280] },
  { text: 'a\u00a0b\tc\nd', ids: [11, 464, 0, 131, 0, 29] },
  { text: '™½', ids: [259, 224, 363, 7935, 288] },
  { text: '', ids: [] },
])('"$text" is cut as the original package cuts it', async ({ text, ids }) => {
  expect(pieceTokenizer(await encoderVocabulary())(text)).toEqual(ids);
});

const marks: ScoredPiece[] = ['�', '<s>', '</s>', 'a', 'b', 'c'].map((mark) => [mark, 0]);

test('of all ways to cut, the most likely one is taken, even where a longer piece would begin first', () => {
  const tokenize = pieceTokenizer([...marks, ['▁', -1], ['▁ab', -2], ['c', -9], ['▁a', -3], ['bc', -3], ['a', -9], ['b', -9]]);
  // ▁ab + c = -11, ▁a + bc = -6.
  expect(tokenize('abc')).toEqual([9, 10]);
});

test('signs that no piece covers are one unknown, however many in a row', () => {
  const tokenize = pieceTokenizer([...marks, ['▁', -1], ['x', -2]]);
  expect(tokenize('x??x?')).toEqual([6, 7, 0, 7, 0]);
});
