import { describe, expect, it, onTestFinished } from 'vitest';
import { respect } from '../../scripts/contract/respect.js';
import { startMock } from '../../src/cli/mock/mock.js';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';

async function respectOn(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  onTestFinished(close);
  return { emulator, run: await respect(`${url}/api/v1`) };
}

describe('the first day as Arazzo', () => {
  it('goes through on the emulator, and leaves the deals linked to their accounts', async () => {
    const { emulator, run } = await respectOn();
    expect(run.stdout).toMatch(/Steps: 8 passed, 8 total/);
    expect(run.exitCode).toBe(0);
    expect(emulator.linkedAccounts('deal-001')).toEqual(['acme.com']);
    expect(emulator.linkedAccounts('deal-002')).toEqual(['globex.com']);
    expect(emulator.accounts.get('acme.com')?.externalId).toBe('crm-001');
    expect([...emulator.salesActivities.keys()]).toEqual(['call-001', 'email-001']);
  });

  it('goes through on the mock, whose first examples tell the same story', async () => {
    const mock = await startMock();
    onTestFinished(() => mock.close());
    const run = await respect(mock.url);
    expect(run.stdout).toMatch(/Steps: 8 passed, 8 total/);
    expect(run.exitCode).toBe(0);
  });

  it('stops at the deals when one of them fails in a 200', async () => {
    const { run } = await respectOn({
      refuse: ({ externalDealId }) => (externalDealId === 'deal-002' ? 'No' : undefined),
    });
    expect(run.stdout).toMatch(/✗ POST \/deals - step pushDeals/);
    expect(run.stdout).toMatch(/✗ success criteria check - \$response\.body#\/data\/summary\/failed == 0/);
    expect(run.stdout).toMatch(/Steps: 4 passed, 1 failed, 5 total/);
    expect(run.exitCode).toBe(1);
  });

  it('stops at an answer that breaks the contract', async () => {
    const { run } = await respectOn({
      faults: { rules: [{ fault: 'body', change: 'wrong-type', when: { operation: 'mapExternalIds' } }] },
    });
    expect(run.stdout).toMatch(/✗ PATCH \/accounts\/external-ids - step mapIds/);
    expect(run.stdout).toMatch(/Steps: 7 passed, 1 failed, 8 total/);
    expect(run.exitCode).toBe(1);
  });
});
