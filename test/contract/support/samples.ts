import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { samplesOf } from '../../../scripts/contract/samples/samples.js';
import { readScenarios, type Scenario } from '../../../scripts/contract/scenarios.js';
import { readContract } from '../../../scripts/generate/contract.js';
import { createEmulator } from '../../../src/emulator/index.js';

const scenarios = readScenarios();

/** Each operation, with the scenario that its samples show. */
export const sampled: Scenario[] = readContract().operations.flatMap(({ operationId }) =>
  scenarios.filter((scenario) => scenario.operationId === operationId).slice(0, 1),
);

const apiKey = 'a-key-of-the-samples';

/** What a scenario takes for granted. */
function worldOf({ operationId, parameters }: Scenario) {
  const { rtp_aid } = parameters.path;
  return {
    apiKey,
    ...(rtp_aid !== undefined && { accounts: [{ domain: 'acme.com', rtp_aid }] }),
    ...(operationId !== 'createCustomField' && {
      customFields: [{ label: 'Contract Value', labelType: 'number' as const }],
    }),
  };
}

/** Gives `run` the sample of a scenario in one language, for an emulator on a port, and checks what the emulator got and answered. */
export async function runSample(
  scenario: Scenario,
  lang: string,
  run: (source: string) => Promise<{ stdout: string }>,
): Promise<void> {
  const emulator = createEmulator(worldOf(scenario));
  const { url, close } = await emulator.listen();
  try {
    const source = samplesOf({ url })
      .get(scenario.operationId)
      ?.find((sample) => sample.lang === lang)?.source;
    const { stdout } = await run(source ?? '');
    expect(emulator.requests.map(({ method, path, body, status }) => ({ method, path, body, status }))).toEqual([
      { method: scenario.method, path: scenario.target, body: scenario.request, status: 200 },
    ]);
    expect(stdout.trim()).not.toBe('');
  } finally {
    await close();
  }
}

/** Runs a program with the API key in its environment. Fails with all that it wrote. */
export async function runWithKey(program: string, args: string[], cwd?: string): Promise<{ stdout: string }> {
  const options = { ...(cwd !== undefined && { cwd }), env: { ...process.env, RECOTAP_API_KEY: apiKey } };
  return promisify(execFile)(program, args, options).catch(({ message, stdout, stderr }) => {
    throw new Error(`${message}\n${stdout}\n${stderr}`);
  });
}
