import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeReference } from './site/reference.js';
import { writeSite } from './site/site.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'docs/site'));
mkdirSync(folder, { recursive: true });
writeSite(root, folder);
await writeReference(join(folder, 'reference.html'));
console.log(
  `The guides are in ${join(folder, 'index.html')}, the reference of the contract in ${join(folder, 'reference.html')}.`,
);
