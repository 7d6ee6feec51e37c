/**
 * `npm run demo`: a sample CRM export goes through the built `recotap push` into an emulator on this machine. No key, no network.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createEmulator } from '../src/emulator/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = 'dist/cli/main.js';
const problems = 'problems.ndjson';
const args = ['push', 'examples/deals.csv', '--map', 'examples/deals.yaml', '--problems', problems];
/** `recotap push`: some deals came to nothing, each with its reason. */
const someProblems = 1;

if (!existsSync(`${root}/${command}`)) throw new Error('The command is not built yet. Run: npm run build');

const emulator = createEmulator({
  // So that the demo has deals that Recotap refuses, beside those that break the contract.
  refuse: ({ pipelineId }) => (pipelineId === 'Legacy' ? 'Pipeline Legacy is archived' : undefined),
});
const { url, close } = await emulator.listen();

console.log(`An emulator stands in for Recotap at ${url}. It knows nothing yet. Into it goes a CRM export with the usual flaws:

$ recotap ${args.join(' ')} --base-url ${url}/api/v1
`);
const code = await new Promise<number | null>((resolve, reject) => {
  const child = spawn(process.execPath, [command, ...args, '--base-url', `${url}/api/v1`], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RECOTAP_API_KEY: 'demo-key' },
  });
  child.once('error', reject);
  child.once('exit', resolve);
});
const held = emulator.deals.size;
await close();

if (code !== someProblems) {
  console.error(
    `\nThe demo went wrong: recotap push ended with exit code ${code}, where ${someProblems} was expected.`,
  );
  process.exitCode = 1;
} else {
  console.log(`
That is as it should be: some deals of the sample are broken on purpose, hence the exit code 1.
The emulator came to hold ${held} deals; each of the others is in ${problems}, with line and reason.

The emulator of this demo is gone again. What to try next:
  npm run emulator              start one that stays; it says how to push to it
  less ${problems}          see what came to nothing, correct it, and push that file itself
  less examples/deals.yaml      see how columns become fields, and write a mapping for your own export
  node ${command} validate your-export.csv --map your-mapping.yaml
  node ${command} push --help
`);
}
