import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { account, call, deal, push } from './support.js';

const accounts = [{ domain: 'https://www.Acme.com/', name: 'Acme Corp' }, { domain: 'globex.com' }];
const withDomains = (...domains: (string | undefined)[]) =>
  deal('a', {
    associatedAccounts: domains.map((domain) => (domain === undefined ? { name: 'Acme Corp' } : { domain })),
  });

async function linked(...domains: (string | undefined)[]): Promise<string[]> {
  const emulator = createEmulator({ accounts });
  await push(emulator, [withDomains(...domains)]);
  return emulator.linkedAccounts('a');
}

describe('A deal', () => {
  it('is linked to a known account whose domain is written in another way', async () => {
    expect(await linked('HTTP://acme.com:80/pricing')).toEqual(['acme.com']);
  });

  it('is linked to each of its known accounts once, in its own order', async () => {
    expect(await linked('globex.com', 'www.acme.com', 'other.com', 'Globex.com')).toEqual(['globex.com', 'acme.com']);
  });

  it('is stored unlinked when nobody knows its account, and nothing says so', async () => {
    const emulator = createEmulator({ accounts });
    const { body } = await push(emulator, [withDomains('other.com', '', undefined)]);
    expect(body.data.results).toEqual([{ externalDealId: 'a', status: 'upserted' }]);
    expect(emulator.deals.has('a')).toBe(true);
    expect(emulator.linkedAccounts('a')).toEqual([]);
  });

  it('is linked by its last version', async () => {
    const emulator = createEmulator({ accounts });
    await push(emulator, [withDomains('acme.com')]);
    await push(emulator, [withDomains('globex.com')]);
    expect(emulator.linkedAccounts('a')).toEqual(['globex.com']);
  });

  it('is linked to an account that was pushed before it', async () => {
    const emulator = createEmulator();
    await call(emulator, 'POST', '/accounts', { accounts: [account('https://www.Initech.com')] });
    await push(emulator, [withDomains('initech.com')]);
    expect(emulator.linkedAccounts('a')).toEqual(['initech.com']);
  });

  it('stays unlinked when its account comes later, until it is sent again', async () => {
    const emulator = createEmulator();
    await push(emulator, [withDomains('initech.com')]);
    await call(emulator, 'POST', '/accounts', { accounts: [account('initech.com')] });
    expect(emulator.linkedAccounts('a')).toEqual([]);
    await push(emulator, [withDomains('initech.com')]);
    expect(emulator.linkedAccounts('a')).toEqual(['initech.com']);
  });

  it('loses its links with a version that names no account', async () => {
    const emulator = createEmulator({ accounts });
    await push(emulator, [withDomains('acme.com')]);
    await push(emulator, [deal('a')]);
    expect(emulator.linkedAccounts('a')).toEqual([]);
  });

  it('has no links when it is not held, or names no accounts, or null', async () => {
    const emulator = createEmulator({ accounts });
    await push(emulator, [deal('b'), deal('c', { associatedAccounts: null })]);
    expect(['a', 'b', 'c'].map(emulator.linkedAccounts)).toEqual([[], [], []]);
  });
});
