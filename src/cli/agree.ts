/**
 * Says that the English and the French side of pages have been compared and agree.
 *
 *   npm run agree                       lists the pages that nobody has compared since they changed
 *   npm run agree -- limits/mnist.mdx   after reading both sides of that page
 *   npm run agree -- --all              after reading them all
 *
 * Exit status: 0 when done or when there is nothing to compare, 1 when pages are listed, 2 when called wrongly.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agreedPages, agreedPath, presentPages, staleSides } from './agreed-pages.node.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const present = await presentPages(root);
const chosen = wanted.includes('--all') ? Object.keys(present) : wanted;
const unknown = chosen.filter((page) => present[page] === undefined);

if (unknown.length > 0) {
  console.error(`No such page: ${unknown.join(', ')}. Pages are named from content/docs/en: ${Object.keys(present).slice(0, 3).join(', ')}, …`);
  process.exitCode = 2;
} else if (chosen.length === 0) {
  const stale = await staleSides(root);
  console.log(stale.length === 0 ? 'Every page agrees with its other side.' : stale.join('\n'));
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const before = await agreedPages(root);
  // A page that is gone needs no other side.
  const after = Object.entries(present).flatMap(([page, now]) => {
    const kept = chosen.includes(page) ? now : before[page];
    return kept === undefined ? [] : [[page, kept] as const];
  });
  await writeFile(join(root, agreedPath), `${JSON.stringify(Object.fromEntries(after), null, 2)}\n`);
  console.log(`${chosen.length} ${chosen.length === 1 ? 'page agrees' : 'pages agree'}.`);
}
