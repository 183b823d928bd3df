/** One thing that must be true of an exercise, and whether it is. */
export interface Proof {
  /** What must be true, as a sentence. */
  claim: string;
  /** `doubtful`: the author should know, and nothing forbids it. */
  outcome: 'holds' | 'fails' | 'doubtful';
  /** Why it does not hold: a line each. */
  reasons: readonly string[];
}

/** Holds unless there is a reason why not. */
export function proof(claim: string, reasons: readonly string[], otherwise: 'fails' | 'doubtful' = 'fails'): Proof {
  return { claim, outcome: reasons.length === 0 ? 'holds' : otherwise, reasons };
}

/** The proof fails where finding out fails: a missing file, a grader that cannot be loaded. */
export async function prove(claim: string, findReasons: () => Promise<readonly string[]>): Promise<Proof> {
  try {
    return proof(claim, await findReasons());
  } catch (cause) {
    return proof(claim, [cause instanceof Error ? cause.message : String(cause)]);
  }
}

const signs: Record<Proof['outcome'], string> = { holds: '✓', fails: '✗', doubtful: '!' };

export function proofLines({ claim, outcome, reasons }: Proof): string {
  return [`${signs[outcome]} ${claim}`, ...reasons.map((reason) => `    ${reason}`)].join('\n');
}
