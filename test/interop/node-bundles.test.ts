import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key } from '../e2e/canary.js';
import { inFolder, recotap } from '../e2e/command.js';
import { emulatorOnAPort } from '../e2e/servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What you would write, in a form that CommonJS takes as well: it has no top-level await. */
const apps = {
  'by the global fetch': `
    import { createRecotapClient, pushDeals } from 'recotap-api';
    const client = createRecotapClient({ baseUrl: process.argv[2] });
    const deals = Array.from({ length: 250 }, (_, index) => ({ externalDealId: String(index), name: 'One' }));
    void pushDeals(client, deals).then(({ upserted, requests }) => console.log(JSON.stringify({ upserted, requests })));
  `,
  'by undiciFetch': `
    import { createRecotapClient, pushDeals } from 'recotap-api';
    import { undiciFetch } from 'recotap-api/undici';
    const fetch = undiciFetch();
    const client = createRecotapClient({ baseUrl: process.argv[2], fetch });
    const deals = Array.from({ length: 250 }, (_, index) => ({ externalDealId: String(index), name: 'One' }));
    void pushDeals(client, deals).then(async ({ upserted, requests }) => {
      await fetch.close();
      console.log(JSON.stringify({ upserted, requests }));
    });
  `,
};

const formats = [
  { format: 'esm', file: 'app.mjs' },
  { format: 'cjs', file: 'app.cjs' },
] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(root, 'dist', 'bundled-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(Object.entries(apps))('an app that pushes %s', (_, app) => {
  it.each(formats)('runs as one file that esbuild made for Node in the format $format', async ({ format, file }) => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: app, resolveDir: root, loader: 'ts' },
      bundle: true,
      // It reads modules of Node in a way that ES modules do not have.
      external: ['undici'],
      write: false,
      platform: 'node',
      format,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    const [bundle, ...others] = outputFiles;
    expect(others).toEqual([]);
    const program = join(folder, file);
    await writeFile(program, bundle?.text ?? '');

    const { emulator, baseUrl } = await emulatorOnAPort({ apiKey: key });
    const { code, stdout, stderr } = await inFolder((cwd) => recotap([baseUrl], { cwd, program }));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ upserted: 250, requests: 3 });
    expect(emulator.deals.size).toBe(250);
  });
});
