/**
 * Comma-separated values as in RFC 4180. They begin with a byte order mark: Excel takes a file without one for a file in
 * the system's old encoding, Moodle removes it (trim_utf8_bom in its lib/csvlib.class.php), and Canvas only looks whether
 * the first heading contains "Student" (row_has_student_headers? in its lib/gradebook_importer.rb). It must stand before
 * a cell without quotes, which every first heading is.
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `\u{feff}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What someone else wrote, so that a spreadsheet takes it for text: a name that begins like a formula would be computed. */
export function guarded(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
