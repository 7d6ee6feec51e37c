import { beforeAll, describe, expect, it } from 'vitest';
import { runSample, runWithKey, sampled } from '../contract/support/samples.js';
import { pythonWithRequests } from './python.js';

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
