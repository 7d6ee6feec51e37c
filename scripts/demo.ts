/**
 * `npm run demo`: a tour of `recotap push` with an emulator on this machine. No key, no network. With `--open`, the report opens in your
 * browser.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import open from 'open';
import { createEmulator } from '../src/emulator/index.js';
import { accountsOfSample, mapping, sample, writeChanged } from './demo/sample.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { values } = parseArgs({ options: { open: { type: 'boolean', default: false } } });
const command = 'dist/cli/main.js';
const [report, problems] = ['demo-report.html', 'problems.ndjson'];
const outageMs = 10_000;
const mostChanged = 20;
/** `recotap push`: some deals are not stored, each with its reason. */
const someProblems = 1;

if (!existsSync(command)) throw new Error('The command is not built yet. Run: npm run build');

const folder = mkdtempSync(join(tmpdir(), 'recotap-demo-'));
const [ledger, changed] = [join(folder, 'demo.db'), join(folder, 'deals.csv')];
const emulator = createEmulator({
  accounts: accountsOfSample(),
  // So that the demo has deals that Recotap refuses, beside those that break the contract.
  refuse: ({ pipelineId }) => (pipelineId === 'Legacy' ? 'Pipeline Legacy is archived' : undefined),
});
const { url, close } = await emulator.listen();

try {
  console.log(`An emulator stands in for Recotap. Look into it while this runs: ${url}/

1. A CRM export with the usual flaws goes in. A ledger remembers what Recotap has.
`);
  await push([
    sample,
    '--map',
    mapping,
    '--check-links',
    '--problems',
    problems,
    '--report',
    report,
    '--ledger',
    ledger,
  ]);
  const held = emulator.deals.size;
  console.log(`\nThe emulator holds ${held} deals. The report, for those who would rather look: ${resolve(report)}`);

  console.log(`\n2. The next night. ${mostChanged} deals have changed in the CRM, and the same command runs again.\n`);
  writeChanged(changed, emulator.deals, mostChanged);
  const before = emulator.requests.length;
  await push([changed, '--map', mapping, '--ledger', ledger]);
  const requests = emulator.requests.length - before;
  console.log(
    `\n${mostChanged} of 300 changed: ${requests} ${requests === 1 ? 'request' : 'requests'}. The deals that were refused went along: they may be taken by now.`,
  );

  console.log(`\n3. The server breaks for ${outageMs / 1000} seconds, while all deals go again.\n`);
  emulator.faults.set({ rules: [{ fault: 'status', status: 503, retryAfter: 2 }] });
  const outage = setTimeout(() => emulator.faults.clear(), outageMs);
  await push([changed, '--map', mapping, '--ledger', ledger, '--full']);
  clearTimeout(outage);
  if (emulator.deals.size !== held) throw new Error(`the emulator holds ${emulator.deals.size} deals, and not ${held}`);

  console.log(`
Nothing was lost. The exit code of each push was ${someProblems}, as some deals of the sample are broken on purpose. Each of them is in
${problems}, with line and reason.

The emulator of this demo is gone again. What to try next:
  npm run emulator              start one that stays; it says how to push to it
  npm run demo -- --open        the same, and the report in your browser
  less ${problems}          see what was not stored, correct it, and push that file
  less ${mapping}      see how columns become fields, and write a mapping for your own export
  node ${command} validate your-export.csv --map your-mapping.yaml
  node ${command} push --help
`);
  if (values.open) await open(resolve(report));
} catch (error) {
  console.error(`\nThe demo went wrong: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs `recotap push` as a user does. */
async function push(args: string[]): Promise<void> {
  const shown = args.map((arg) => arg.replace(folder, '…')).join(' ');
  console.log(`$ recotap push ${shown} --base-url ${url}/api/v1`);
  const code = await new Promise<number | null>((done, fail) => {
    const child = spawn(process.execPath, [command, 'push', ...args, '--base-url', `${url}/api/v1`], {
      stdio: 'inherit',
      env: { ...process.env, RECOTAP_API_KEY: 'demo-key' },
    });
    child.once('error', fail);
    child.once('exit', done);
  });
  if (code !== someProblems)
    throw new Error(`recotap push ended with exit code ${code}, where ${someProblems} was expected.`);
}
