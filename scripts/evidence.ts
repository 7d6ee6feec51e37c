/** `npm run evidence out.json`: proposes which lines of openapi.yaml became `observed`, by what `recotap verify --evidence out.json` saw. Edits nothing. */
import { readFileSync } from 'node:fs';
import { describe, readEvidence } from './evidence/evidence.js';
import { propose } from './evidence/propose.js';
import { contractUrl } from './generate/contract.js';

const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('Usage: npm run evidence -- out.json');
  const evidence = readEvidence(readFileSync(file, 'utf8'), file);
  const proposals = propose(readFileSync(contractUrl, 'utf8'), evidence);
  if (evidence.server === 'another') {
    console.error(
      'These answers are not of the production or the sandbox of Recotap, so they are no evidence of what it does.',
    );
  }
  console.log(describe(proposals, evidence));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
