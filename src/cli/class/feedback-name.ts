import type { Learner } from './learner.ts';

/** Bytes of a name that every file system takes, with a number and an ending behind it. */
const longestBytes = 120;
/** Windows keeps these for devices, whatever the ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name of each learner's file, no two alike, even where upper and lower case are one. With Moodle's number it is
 * the one that Moodle wants for "Upload multiple feedback files in a zip": "Ada Lovelace_12345_assignsubmission_file_feedback.txt".
 */
export function feedbackNames(learners: readonly Learner[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    learners.map((learner) => {
      const stem = safeName(learner.name);
      const ending = learner.participant === undefined ? '' : `_${learner.participant}_assignsubmission_file_feedback`;
      let name = `${stem}${ending}.txt`;
      for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${stem} (${again})${ending}.txt`;
      taken.add(name.toLowerCase());
      return [learner.key, name];
    }),
  );
}

function safeName(name: string): string {
  // Moodle takes an underscore for the end of the name.
  const plain = name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*_]+/gu, ' ').replace(/\s+/g, ' ');
  let short = '';
  for (const character of plain.trim()) if (Buffer.byteLength(short + character) <= longestBytes) short += character;
  const trimmed = short.replace(/^[\s.]+|[\s.]+$/g, '');
  return trimmed === '' ? 'learner' : devices.test(trimmed) ? `${trimmed}-` : trimmed;
}
