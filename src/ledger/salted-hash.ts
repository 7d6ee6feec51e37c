/** Tells secrets apart without giving them away, as long as they are too long to be guessed. In hexadecimal. */
export async function saltedHash(salt: string, secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}\n${secret}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
