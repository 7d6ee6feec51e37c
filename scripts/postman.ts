import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toPostman } from './contract/postman.js';
import { contractUrl } from './generate/contract.js';

const output = resolve(
  process.argv[2] ?? fileURLToPath(new URL('../docs/recotap.postman_collection.json', import.meta.url)),
);
const collection = await toPostman(readFileSync(contractUrl, 'utf8'));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, `${JSON.stringify(collection, undefined, 2)}\n`);
console.log(`The collection is in ${output}`);
