import type { ScoredPiece } from '../../contract/model-graph.ts';

/** Number of a sign that no piece covers. */
const unknownId = 0;
/** The first entries of the vocabulary are marks, not text. */
const reserved = 6;
/** Stands for a space, so that a piece tells whether it begins a word. */
const wordStart = '\u2581';

interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** The piece that ends here. */
  piece?: { id: number; score: number };
}

/**
 * Cuts text into pieces of words, as the sentence encoder was trained with: of all ways to cut, the most likely
 * one, where the likelihood of a cut is the product of its pieces' (the unigram model of SentencePiece: Kudo, Subword
 * Regularization, 2018). Returns the pieces' numbers in the vocabulary; signs outside it, however many in a
 * row, are one 0.
 */
export function pieceTokenizer(vocabulary: readonly ScoredPiece[]): (text: string) => number[] {
  const root = buildTrie(vocabulary);
  return (text) => {
    const normalised = text.normalize('NFKC');
    if (normalised === '') return [];
    return mergeUnknown(mostLikelyCut(root, [...(wordStart + normalised.replaceAll(' ', wordStart))]));
  };
}

function buildTrie(vocabulary: readonly ScoredPiece[]): TrieNode {
  const root: TrieNode = { next: new Map() };
  vocabulary.forEach(([piece, score], id) => {
    if (id < reserved) return;
    let node = root;
    for (const sign of piece) {
      const following: TrieNode = node.next.get(sign) ?? { next: new Map() };
      node.next.set(sign, following);
      node = following;
    }
    node.piece = { id, score };
  });
  return root;
}

interface Cut {
  /** Logarithm of how likely the best cut up to here is. */
  score: number;
  /** Its last piece, and where that begins. */
  id: number;
  start: number;
}

/** Viterbi's algorithm: the best cut that ends at each place follows from the best cuts that end before it. */
function mostLikelyCut(root: TrieNode, signs: readonly string[]): number[] {
  const best: (Cut | undefined)[] = [{ score: 0, id: unknownId, start: 0 }];
  for (let start = 0; start < signs.length; start++) {
    const before = best[start];
    if (before === undefined) continue;
    for (const { id, score, end } of piecesAt(root, signs, start)) {
      const total = before.score + score;
      const known = best[end];
      if (known === undefined || total >= known.score) best[end] = { score: total, id, start };
    }
  }

  const ids: number[] = [];
  for (let end = signs.length; end > 0; ) {
    const cut = best[end];
    if (cut === undefined) break;
    ids.push(cut.id);
    end = cut.start;
  }
  return ids.reverse();
}

/** Every piece that begins at this place; where none does, its sign alone as an unknown one, which costs nothing. */
function piecesAt(root: TrieNode, signs: readonly string[], start: number): { id: number; score: number; end: number }[] {
  const found: { id: number; score: number; end: number }[] = [];
  let node = root.next.get(signs[start] ?? '');
  for (let end = start + 1; node !== undefined; end++) {
    if (node.piece !== undefined) found.push({ ...node.piece, end });
    node = node.next.get(signs[end] ?? '');
  }
  return found.length > 0 ? found : [{ id: unknownId, score: 0, end: start + 1 }];
}

function mergeUnknown(ids: readonly number[]): number[] {
  return ids.filter((id, at) => id !== unknownId || ids[at - 1] !== unknownId);
}
