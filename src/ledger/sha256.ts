import { createHash } from 'node:crypto';

/** In hexadecimal. Not the platform's own digest, which takes its time: a ledger settles rows in one go. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
