import { readFileSync, writeFileSync } from 'node:fs';
import { fillIn } from './contract/readme.js';

const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, fillIn(readFileSync(readme, 'utf8')));
