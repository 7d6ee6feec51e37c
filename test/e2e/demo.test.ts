import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('npm run demo shows a push with its report, a push of what changed, and a push through an outage', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], { cwd: root });
  expect(stdout).toMatch(/Look into it while this runs: http:\/\/127\.0\.0\.1:\d+\//);
  expect(stdout).toContain('Links: 235 of 292 deals have an account in Recotap');
  expect(stdout).toContain('288 upserted');
  expect(stdout).toContain('Report: demo-report.html');
  expect(await readFile(join(root, 'demo-report.html'), 'utf8')).toContain('288 of 300 deals are in Recotap.');
  expect(stdout).toMatch(/20 upserted\n +268 unchanged/);
  expect(stdout).toContain('20 of 300 changed: 1 request.');
  expect(stdout).toContain('Nothing was lost.');
  expect(stdout).toContain('What to try next');
});
