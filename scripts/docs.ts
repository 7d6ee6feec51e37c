import { fileURLToPath } from 'node:url';
import { redocly } from './contract/redocly.js';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// One file that needs no network, and that the Content Security Policy of its template allows none.
const output = process.argv[2] ?? pathOf('../docs/reference.html');
const { exitCode, stdout, stderr } = await redocly(
  'build-docs',
  pathOf('../openapi.yaml'),
  '--inlineBundle',
  `--template=${pathOf('./contract/reference.hbs')}`,
  `--output=${output}`,
);
if (exitCode === 0) console.log(`The reference is in ${output}`);
else console.error(stdout + stderr);
process.exitCode = exitCode;
