import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../fixtures/site.ts';

const verdicts = join(root, 'tests/fixtures/verdicts');

/** The part of Vitest's JSON report that is compared. */
const vitestReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.enum(['passed', 'failed']) })) })),
});
const harnessReport = z.array(z.object({ name: z.string(), passed: z.boolean() }));

function vitestOutcomes(): { name: string; passed: boolean }[] {
  const output = join(mkdtempSync(join(tmpdir(), 'sans-gpu-')), 'report.json');
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--root', verdicts, '--reporter', 'json', '--outputFile', output];
  try {
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
  } catch {
    // Some cases are meant to fail, and the exit status says so.
  }
  const report: unknown = JSON.parse(readFileSync(output, 'utf8'));
  return vitestReport.parse(report).testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status }) => ({ name: title, passed: status === 'passed' })),
  );
}

test('the harness gives the verdicts of vitest run', () => {
  const printed: unknown = JSON.parse(execFileSync(process.execPath, [join(verdicts, 'run-harness.ts')], { cwd: root, encoding: 'utf8' }));
  const ours = harnessReport.parse(printed);
  expect(ours).toEqual(vitestOutcomes());
  expect(ours.filter(({ passed }) => passed).map(({ name }) => name)).toEqual([
    'an expectation holds',
    'an awaited expectation holds',
    'a failure is wanted',
    'a table, row 1',
  ]);
});
