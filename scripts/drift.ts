/** `npm run drift traffic.har`: has Redocly compare recorded traffic with the contract. Its own options can follow, such as `--format json`. */
import { drift } from './contract/drift.js';

const [har, ...options] = process.argv.slice(2);
if (har === undefined || har.startsWith('-')) {
  console.error('Usage: npm run drift -- traffic.har [--format json] [other options of redocly drift]');
  process.exitCode = 2;
} else {
  const { exitCode, stdout, stderr } = await drift(har, ...options);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
}
