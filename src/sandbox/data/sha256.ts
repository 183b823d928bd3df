/** SHA-256 of the bytes, hexadecimal. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = 'subtle' in crypto ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : await digestInJavaScript(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** For pages on plain http, where browsers hide crypto.subtle: that is how a class reads a course from a teacher's laptop. */
export async function digestInJavaScript(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const noble = await import('@noble/hashes/sha2.js');
  return new Uint8Array(noble.sha256(bytes));
}
