import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { redocly } from '../../../scripts/contract/redocly.js';

it('the description of the inspection keeps to the rules of OpenAPI', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-inspection-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, 'redocly.yaml');
  // It is served by the machine of its reader, at a port that they know.
  writeFileSync(config, 'extends: [recommended-strict]\nrules: { no-server-example.com: off }\ntelemetry: "off"\n');
  const { exitCode, stdout, stderr } = await redocly(
    'lint',
    `--config=${config}`,
    'src/emulator/inspection/openapi.yaml',
  );
  expect(exitCode, stdout + stderr).toBe(0);
});
