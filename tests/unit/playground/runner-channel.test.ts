import { expect, test } from 'vitest';
import { isRunnerEnvelope, sendCommand } from '../../../src/playground/runner-channel.ts';

test('our events are told from Sandpack’s messages and from anything else', () => {
  expect(isRunnerEnvelope({ codesandbox: true, $id: 3, type: 'sans-gpu', event: { kind: 'stopped' } })).toBe(true);
  for (const other of [{ type: 'done', compilatonError: false }, { type: 'sans-gpu' }, { type: 'sans-gpu', event: { kind: 'toString' } }, null, 'stopped']) {
    expect(isRunnerEnvelope(other)).toBe(false);
  }
});

test('a command travels in our envelope', () => {
  const sent: unknown[] = [];
  sendCommand({ dispatch: (message) => sent.push(message) }, { kind: 'stop' });
  expect(sent).toEqual([{ type: 'sans-gpu', command: { kind: 'stop' } }]);
});
