import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runSample, runWithKey, sampled } from '../contract/support/samples.js';

/** The first of the machine's Pythons that has `requests`. Throws an error that says what to install where there is none. */
async function pythonWithRequests(candidates = ['python3', '/usr/bin/python3']): Promise<string> {
  for (const python of candidates) {
    const found = await promisify(execFile)(python, ['-c', 'import requests']).catch(() => undefined);
    if (found !== undefined) return python;
  }
  throw new Error(
    'There is no Python with `requests`. On Debian: apt-get install --no-install-recommends python3-requests',
  );
}

describe('the code samples for curl', () => {
  it.each(sampled)('call $operationId as the contract shows it', async (scenario) => {
    await runSample(scenario, 'Shell', (source) => runWithKey('sh', ['-ec', source]));
  });

  it('fail when the API refuses the key, and show its answer', async () => {
    const [scenario] = sampled;
    if (scenario === undefined) throw new Error('The contract has no operation');
    const withoutKey = (source: string) => runWithKey('sh', ['-ec', source.replace('$RECOTAP_API_KEY', 'wrong')]);
    await expect(runSample(scenario, 'Shell', withoutKey)).rejects.toThrow('Invalid API key');
  });
});

describe('the code samples for Python', () => {
  let python: string;
  beforeAll(async () => {
    python = await pythonWithRequests();
  });

  it.each(sampled)('call $operationId as the contract shows it', async (scenario) => {
    await runSample(scenario, 'Python', (source) => runWithKey(python, ['-c', source]));
  });

  it('fail when the API refuses the key', async () => {
    const [scenario] = sampled;
    if (scenario === undefined) throw new Error('The contract has no operation');
    const withoutKey = (source: string) =>
      runWithKey(python, ['-c', source.replace('os.environ["RECOTAP_API_KEY"]', '"wrong"')]);
    await expect(runSample(scenario, 'Python', withoutKey)).rejects.toThrow('401');
  });
});

describe('a machine whose Python lacks requests', () => {
  it('is told what to install', async () => {
    await expect(pythonWithRequests(['no-such-python'])).rejects.toThrow('apt-get install');
  });
});
