import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Whether two files hold the same. */
export async function isSame(one: string, other: string): Promise<boolean> {
  const [hash, another] = await Promise.all([hashOf(one), hashOf(other)]);
  return hash === another;
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
