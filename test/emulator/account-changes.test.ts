import { describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { account, call } from './support.js';

const customFields = [
  { label: 'Contract Value', labelType: 'number' },
  { label: 'Region', labelType: 'singleLineText' },
] as const;
const rtp_aid = '663abc1f9d2e4b0012a7c301';
const acme = { domain: 'acme.com', name: 'Acme', rtp_aid, customFields: { REGION_C: 'north' }, tags: ['old'] };

describe('PUT /accounts/{rtp_aid}', () => {
  const put = async (body: unknown, { id = rtp_aid, ...options }: EmulatorOptions & { id?: string } = {}) => {
    const emulator = createEmulator({ accounts: [acme], customFields, ...options });
    return { emulator, ...(await call(emulator, 'PUT', `/accounts/${id}`, body)) };
  };

  it('merges custom fields key by key', async () => {
    const { emulator, status, body } = await put({ customFields: { CONTRACT_VALUE_C: 90_000 } });
    expect(status).toBe(200);
    expect(body.data).toEqual({ message: 'Account updated successfully' });
    expect(emulator.accounts.get('acme.com')?.customFields).toEqual({ REGION_C: 'north', CONTRACT_VALUE_C: 90_000 });
  });

  it('writes null as a value', async () => {
    const { emulator } = await put({ customFields: { REGION_C: null } });
    expect(emulator.accounts.get('acme.com')?.customFields).toEqual({ REGION_C: null });
  });

  it('refuses every other field, by the vendor’s pages', async () => {
    const { emulator, status, body } = await put({ customFields: {}, name: 'Acme Corporation', tags: [] });
    expect(status).toBe(400);
    expect(body.data).toEqual([
      { property: 'name', constraints: { whitelistValidation: 'property name should not exist' } },
      { property: 'tags', constraints: { whitelistValidation: 'property tags should not exist' } },
    ]);
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme');
  });

  it('accepts name and tags, as seen on the live API, and still no others', async () => {
    const { emulator, status } = await put({ name: 'Acme Corporation', tags: ['new'] }, { shapes: 'observed' });
    expect(status).toBe(200);
    expect(emulator.accounts.get('acme.com')).toMatchObject({
      name: 'Acme Corporation',
      tags: ['new'],
      customFields: { REGION_C: 'north' },
    });
    expect((await put({ domain: 'acme.org' }, { shapes: 'observed' })).status).toBe(400);
    expect((await put({ name: null, customFields: null }, { shapes: 'observed' })).status).toBe(200);
    expect((await put({ name: '' }, { shapes: 'observed' })).status).toBe(400);
  });

  it.each([
    ['a key that is no custom field', { customFields: { CONTRACT_VALUE: 1 } }, rtp_aid, 400],
    ['an id that cannot be one', { customFields: {} }, 'crm-001', 400],
    ['an id that no account has', { customFields: {} }, '663abc1f9d2e4b0012a7c3ff', 404],
    ['custom fields that are a list', { customFields: [] }, rtp_aid, 400],
    ['no fields at all', {}, rtp_aid, 400],
    ['a bare list', [{ customFields: {} }], rtp_aid, 400],
    ['no body', undefined, rtp_aid, 400],
  ])('refuses %s', async (_, body, id, expected) => {
    const { emulator, status } = await put(body, { id });
    expect(status).toBe(expected);
    expect(emulator.accounts.get('acme.com')?.customFields).toEqual({ REGION_C: 'north' });
  });

  it('says which key, id or account it is', async () => {
    const said = async (body: unknown, id: string) => (await put(body, { id })).body.customMessage;
    expect(await said({ customFields: { X: 1 } }, rtp_aid)).toBe('Unknown custom field X');
    expect(await said({ customFields: {} }, 'crm-001')).toBe('crm-001 is not a valid account id');
    expect(await said({ customFields: {} }, '663abc1f9d2e4b0012a7c3ff')).toBe('Account not found');
  });
});

describe('PATCH /accounts/external-ids', () => {
  const patch = async (mappings: unknown) => {
    const emulator = createEmulator({ accounts: [{ ...acme, externalId: 'crm-001' }, { domain: 'globex.com' }] });
    const response = await call(emulator, 'PATCH', '/accounts/external-ids', { mappings });
    const ids = [...emulator.accounts.values()].map(({ externalId }) => externalId);
    return { ids, ...response };
  };

  it('writes the ids over those that are there, and names the domains that match no account', async () => {
    const { ids, status, body } = await patch([
      { domain: 'https://Acme.com', externalId: 'crm-100' },
      { domain: 'globex.com', externalId: 'crm-002' },
      { domain: 'vandelay.com', externalId: 'crm-009' },
    ]);
    expect(status).toBe(200);
    expect(body.data).toEqual({ matched: 2, updated: 2, notFound: ['vandelay.com'] });
    expect(ids).toEqual(['crm-100', 'crm-002']);
  });

  it('lets the last of two mappings for a domain win, and counts the account once', async () => {
    const { ids, body } = await patch([
      { domain: 'acme.com', externalId: 'first' },
      { domain: 'www.acme.com', externalId: 'last' },
    ]);
    expect(body.data).toEqual({ matched: 1, updated: 1, notFound: [] });
    expect(ids).toEqual(['last', null]);
  });

  it.each([
    ['no mappings', []],
    ['101 mappings', Array.from({ length: 101 }, (_, index) => ({ domain: `${index}.com`, externalId: '1' }))],
    ['a mapping without an id', [{ domain: 'globex.com', externalId: 'crm-002' }, { domain: 'acme.com' }]],
    ['an empty domain', [{ domain: '', externalId: 'crm-002' }]],
  ])('refuses %s, and writes nothing', async (_, mappings) => {
    const { ids, status } = await patch(mappings);
    expect(status).toBe(400);
    expect(ids).toEqual(['crm-001', null]);
  });
});

describe('GET /accounts/missing-external-ids', () => {
  it('lists the accounts without an id, until they have one', async () => {
    const emulator = createEmulator({ accounts: [{ ...acme, externalId: 'crm-001' }] });
    const missing = async (query = '') =>
      (await call(emulator, 'GET', `/accounts/missing-external-ids${query}`)).body.data;
    expect(await missing()).toEqual([]);
    await call(emulator, 'POST', '/accounts', { accounts: [account('globex.com'), account('initech.com')] });
    expect(await missing('?limit=1')).toEqual([{ name: 'The company of globex.com', domain: 'globex.com' }]);
    await call(emulator, 'PATCH', '/accounts/external-ids', { mappings: [{ domain: 'globex.com', externalId: '2' }] });
    expect(await missing()).toEqual([{ name: 'The company of initech.com', domain: 'initech.com' }]);
  });

  it('lists 100 of them, if nothing else is asked for', async () => {
    const accounts = Array.from({ length: 101 }, (_, index) => ({ domain: `${index}.com` }));
    const { body } = await call(createEmulator({ accounts }), 'GET', '/accounts/missing-external-ids');
    expect(body.data).toHaveLength(100);
  });

  it('refuses a limit that is no number', async () => {
    const { status } = await call(createEmulator(), 'GET', '/accounts/missing-external-ids?limit=ten');
    expect(status).toBe(400);
  });
});
