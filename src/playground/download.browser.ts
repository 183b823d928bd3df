/** Hands a text to the reader as a file. */
export function download(file: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = file;
  link.click();
  // Not at once: a browser may ask where to put the file first.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
