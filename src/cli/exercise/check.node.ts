import { readManifest } from '../../grading/exercises.node.ts';
import { markingProofs } from './marking-proofs.node.ts';
import { paperProofs } from './paper-proofs.node.ts';
import { proofLines, type Proof } from './proof.ts';

/** Tries every proof of one exercise, and says each as it comes. Resolves to whether none failed. */
export async function checkExercise(root: string, exercise: string, seeds: number, say: (lines: string) => void): Promise<boolean> {
  let failed = 0;
  const tell = async (proofs: AsyncIterable<Proof>): Promise<void> => {
    for await (const proof of proofs) {
      say(proofLines(proof));
      if (proof.outcome === 'fails') failed++;
    }
  };
  await tell(paperProofs(root, exercise));
  const canBeMarked = await readManifest(root, exercise).then(() => true, () => false);
  if (canBeMarked) await tell(markingProofs(root, exercise, seeds));
  say(failed > 0 ? `\nProofs that failed: ${failed}.${canBeMarked ? '' : ' No answer was marked: that needs a manifest.'}` : `\nExercise ${exercise} proves itself.`);
  return failed === 0;
}
