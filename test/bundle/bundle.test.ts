import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundlers } from './bundlers.js';

/** Words of the parts, which no minifier changes: they are in messages, or in what goes over the wire. */
const parts = {
  client: 'RECOTAP_API_KEY',
  transport: 'Retry-After',
  push: 'The response has no result for',
  validator: 'missingProperty',
};

/** A word of the comparison of answers with the contract. */
const drift = 'unknown value';

const importing = (names: string) => `import { ${names} } from 'recotap-api'; globalThis.app = [${names}];`;
const partsIn = (bundle: string) =>
  Object.entries(parts).flatMap(([part, word]) => (bundle.toLowerCase().includes(word.toLowerCase()) ? [part] : []));

describe.each(bundlers)('what an app bundles for a browser with %s', (_, bundle) => {
  it('is less than 20 kB, compressed with gzip, for a client and a push, with validators and openapi-fetch', async () => {
    const text = await bundle(importing('createRecotapClient, pushDeals'));
    expect(partsIn(text)).toEqual(Object.keys(parts));
    expect(gzipSync(text).length).toBeLessThan(20_000);
  });

  it('has no comparison of answers with the contract, as no key belongs in a browser', async () => {
    expect(await bundle(importing('createRecotapClient, pushDeals'))).not.toContain(drift);
  });

  it('imports nothing at run time, of Node or else', async () => {
    const text = await bundle(importing('createRecotapClient, pushDeals, streamDeals, validateDeal'));
    expect(text).not.toMatch(/\bfrom\s*["']|\bimport\s*[("']|\brequire\(/);
  });

  it('imports nothing of Node for an emulator, as long as no port is asked for', async () => {
    const app = `import { createEmulator } from 'recotap-api/emulator'; globalThis.app = createEmulator();`;
    const text = await bundle(app);
    expect(text).toContain('Cannot');
    expect(text).not.toMatch(/["']node:(?!diagnostics_channel)|\brequire\(/);
  });

  it('has no outbox unless it is imported, and then imports nothing of Node either', async () => {
    const outbox = 'The outbox is closed';
    expect(await bundle(importing('createRecotapClient, pushDeals'))).not.toContain(outbox);
    const text = await bundle(importing('createRecotapClient, createOutbox'));
    expect(text).toContain(outbox);
    // An activity has a field "from".
    expect(text).not.toMatch(/(?<!["'/])\bfrom\s*["']|\bimport\s*[("']|\brequire\(|node:sqlite/);
  });

  it('is nothing for types alone', async () => {
    const app = `import type { Deal, RecotapClient } from 'recotap-api'; export type Mine = [Deal, RecotapClient];`;
    expect((await bundle(app)).trim()).toBe('');
  });

  it('is nothing for an import of which nothing is used', async () => {
    expect((await bundle(`import { pushDeals, validateDeal } from 'recotap-api';`)).trim()).toBe('');
  });

  it('holds no client, no transport and no push when it only validates', async () => {
    expect(partsIn(await bundle(importing('validateDeal')))).toEqual(['validator']);
  });

  it('holds no validator and no push when it only calls', async () => {
    expect(partsIn(await bundle(importing('createRecotapClient')))).toEqual(['client', 'transport']);
  });
});

it('what a Worker bundles compares answers with the contract', async () => {
  const { outputFiles } = await build({
    stdin: { contents: importing('createRecotapClient'), resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker'],
  });
  expect(outputFiles[0]?.text).toContain(drift);
});

it.each([
  ['an ES module', 'module', `import { createRecotapClient } from 'recotap-api';`],
  ['CommonJS', 'commonjs', `const { createRecotapClient } = require('recotap-api');`],
])('the package in Node compares answers with the contract, as %s', (_, type, load) => {
  const app = `${load}
    const client = createRecotapClient({ apiKey: 'key', fetch: async () => Response.json({ odd: 1 }) });
    client.requests.listSegments().then(() => console.log(client.drift().length));`;
  const { stdout } = spawnSync(process.execPath, [`--input-type=${type}`, '-e', app], { encoding: 'utf8' });
  expect(Number(stdout)).toBeGreaterThan(0);
});
