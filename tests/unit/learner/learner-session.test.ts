import { beforeEach, expect, test } from 'vitest';
import { LearnerDied, LearnerSession } from '../../../src/sandbox/learner-session.ts';
import type { Death, Port, ToLearner } from '../../../src/sandbox/protocol.ts';

/** The other end of the pipe, played by the test. */
function ownPort(): { port: Port; posted: ToLearner[]; killed: boolean; say(message: unknown): void; die(death: Death): void } {
  const end = {
    posted: [] as ToLearner[],
    killed: false,
    say: (_message: unknown): void => undefined,
    die: (_death: Death): void => undefined,
  };
  const port: Port = {
    post: (message) => void end.posted.push(message),
    listen: (onMessage, onDeath) => {
      end.say = onMessage;
      end.die = onDeath;
    },
    cpuSeconds: () => undefined,
    kill: () => {
      end.killed = true;
    },
  };
  return Object.assign(end, { port });
}

let end: ReturnType<typeof ownPort>;
let deaths: Death[];
let session: LearnerSession;

beforeEach(() => {
  end = ownPort();
  deaths = [];
  session = new LearnerSession(end.port, {
    shard: (dataset, part, index) => (dataset === 'mnist' ? Promise.resolve(new Uint8Array([part.length, index])) : Promise.reject(new Error('no such data'))),
    onDeath: (death) => deaths.push(death),
  });
});

/** Lets promises that are ready settle. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a reply settles the call it belongs to', async () => {
  const [first, second] = [session.call(null, 'a', []), session.call(null, 'b', [])];
  end.say({ type: 'replied', id: 2, value: { kind: 'number', value: 2 } });
  end.say({ type: 'threw', id: 1, error: { name: 'Error', message: 'no' } });
  expect(await second).toEqual({ ok: true, value: { kind: 'number', value: 2 } });
  expect(await first).toEqual({ ok: false, error: { name: 'Error', message: 'no' } });
});

test('replies that nobody waits for change nothing', async () => {
  end.say({ type: 'replied', id: 7, value: { kind: 'truth', value: true } });
  const call = session.call(null, 'a', []);
  end.say({ type: 'replied', id: 1, value: { kind: 'number', value: 1 } });
  end.say({ type: 'replied', id: 1, value: { kind: 'number', value: 2 } });
  expect(await call).toEqual({ ok: true, value: { kind: 'number', value: 1 } });
});

test('a death rejects all that was owed, and all that is asked later', async () => {
  const owed = [session.call(null, 'a', []), session.load([], 1)];
  end.die({ reason: 'memory' });
  for (const promise of owed) await expect(promise).rejects.toThrow(LearnerDied);
  await expect(session.call(null, 'b', [])).rejects.toThrow(LearnerDied);
  expect(deaths).toEqual([{ reason: 'memory' }]);
});

test('a message outside the protocol kills the learner', async () => {
  const call = session.call(null, 'a', []);
  end.say({ type: 'graded', report: { verdict: 'pass' } });
  await expect(call).rejects.toThrow(LearnerDied);
  expect(end.killed).toBe(true);
  expect(deaths[0]?.reason).toBe('crash');
});

test('too much memory kills the learner', () => {
  end.say({ type: 'out-of-memory' });
  expect(end.killed).toBe(true);
  expect(deaths).toEqual([{ reason: 'memory' }]);
});

test('shards are handed over, hold-out shards and unknown data are refused', async () => {
  end.say({ type: 'want-shard', id: 1, dataset: 'mnist', part: 'train', shard: 3 });
  end.say({ type: 'want-shard', id: 2, dataset: 'mnist', part: 'holdout', shard: 0 });
  end.say({ type: 'want-shard', id: 3, dataset: 'faces', part: 'test', shard: 0 });
  await settle();
  expect(end.posted.toSorted((a, b) => Number('id' in a && a.id) - Number('id' in b && b.id))).toEqual([
    { type: 'shard', id: 1, bytes: new Uint8Array([5, 3]) },
    { type: 'no-shard', id: 2, message: expect.stringContaining('Hold-out') },
    { type: 'no-shard', id: 3, message: 'no such data' },
  ]);
});

test('it computes while an answer is owed, but not while it waits for data of ours', async () => {
  const call = session.call(null, 'a', []);
  expect(session.isComputing()).toBe(true);
  end.say({ type: 'want-shard', id: 1, dataset: 'mnist', part: 'train', shard: 0 });
  expect(session.isComputing()).toBe(false);
  await settle();
  expect(session.isComputing()).toBe(true);
  end.say({ type: 'replied', id: 1, value: { kind: 'nothing' } });
  await call;
  expect(session.isComputing()).toBe(false);
});

test('an error where nothing was waiting is told, not lost', () => {
  const failures: string[] = [];
  new LearnerSession(end.port, { shard: () => Promise.reject(new Error('none')), onFailure: ({ message }) => failures.push(message) });
  end.say({ type: 'failed', error: { name: 'Error', message: 'late' } });
  expect(failures).toEqual(['late']);
});
