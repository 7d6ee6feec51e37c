import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesOf } from '../../scripts/contract/samples/samples.js';
import { runSample, runWithKey, sampled } from './support/samples.js';

let folder: string;
beforeAll(() => {
  mkdirSync('.tmp', { recursive: true });
  // Within the package, which can import itself by its name.
  folder = resolve(mkdtempSync(join('.tmp', 'samples-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the code samples in TypeScript', () => {
  it.each(sampled)('call $operationId as the contract shows it', async (scenario) => {
    const file = join(folder, `${scenario.operationId}.ts`);
    await runSample(scenario, 'TypeScript', (source) => {
      writeFileSync(file, source);
      return runWithKey(process.execPath, [file]);
    });
  });

  it('keep to the types', async () => {
    const files = [...samplesOf({ url: '', environment: 'sandbox' })].map(([operationId, samples]) => {
      const file = join(folder, `types-${operationId}.ts`);
      writeFileSync(file, samples.find(({ lang }) => lang === 'TypeScript')?.source ?? '');
      return file;
    });
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'ES2022',
      module: 'NodeNext',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    await runWithKey(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder]);
  });
});

describe('the code samples', () => {
  const samples = samplesOf({ url: 'https://sandboxapi.reco-tap.com/api/v1', environment: 'sandbox' });

  it('are there for every operation, in three languages', () => {
    expect([...samples.keys()]).toEqual(sampled.map(({ operationId }) => operationId));
    for (const each of samples.values()) {
      expect(each.map(({ label }) => label)).toEqual(['TypeScript client', 'curl', 'Python requests']);
    }
  });

  it('hold no API key, and call the sandbox', () => {
    for (const { lang, source } of [...samples.values()].flat()) {
      expect(source).toContain(
        lang === 'TypeScript' ? "environment: 'sandbox'" : 'https://sandboxapi.reco-tap.com/api/v1/',
      );
      if (lang !== 'TypeScript') expect(source).toContain('RECOTAP_API_KEY');
    }
  });
});
