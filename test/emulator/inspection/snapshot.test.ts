import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../src/emulator/index.js';
import { account, activity, ask, call, deal, pipeline, push } from '../support.js';
import { inspect, listenTo } from './events.js';

async function filled() {
  const emulator = createEmulator({
    apiKey: 'canary-key',
    segments: [{ segmentId: 's-1', name: 'All', status: 'active' }],
    customFields: [{ label: 'Region', labelType: 'date' }],
  });
  const key = { key: 'canary-key' };
  await call(
    emulator,
    'POST',
    '/accounts',
    { accounts: [account('acme.com', { tags: ['a'] })], segmentId: 's-1' },
    key,
  );
  // More than the contract has: the emulator takes it, so a snapshot must.
  const odd = deal('b', { colour: 'red', startDate: '2026-02-31' });
  await push(emulator, [deal('a', { associatedAccounts: [{ domain: 'acme.com' }] }), odd], key);
  await call(emulator, 'POST', '/deal-stages', { pipelines: [pipeline('smb')] }, key);
  await call(emulator, 'POST', '/sales-activities', { activities: [activity('call-1')] }, key);
  return emulator;
}

const take = async ({ fetch }: Emulator) => (await fetch(`${inspect}/snapshot`)).text();
const load = (emulator: Emulator, body: string) => emulator.fetch(`${inspect}/snapshot`, { method: 'PUT', body });
const held = ({ deals, accounts, dealStages, salesActivities, customFields, segments, linkedAccounts }: Emulator) => [
  [...deals],
  [...accounts],
  [...dealStages],
  [...salesActivities],
  [...customFields],
  [...segments],
  linkedAccounts('a'),
];

describe('GET /_emulator/snapshot', () => {
  it('has all that is held, and neither requests nor the key', async () => {
    const emulator = await filled();
    const response = await emulator.fetch(`${inspect}/snapshot`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="snapshot.json"');
    const text = await response.text();
    expect(text).not.toContain('canary');
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      deals: [{ deal: { externalDealId: 'a' }, linkedAccounts: ['acme.com'] }, { deal: { colour: 'red' } }],
      accounts: [{ domain: 'acme.com', segmentIds: ['s-1'] }],
      dealStages: [pipeline('smb')],
      salesActivities: [activity('call-1')],
      customFields: [{ key: 'REGION_C' }],
      segments: [{ segmentId: 's-1' }],
    });
  });

  it('of an empty emulator is one as well', async () => {
    const emulator = createEmulator();
    expect((await load(emulator, await take(emulator))).status).toBe(204);
  });
});

describe('PUT /_emulator/snapshot', () => {
  it('gives another emulator the same state, in the place of its own', async () => {
    const [one, other] = [await filled(), createEmulator({ accounts: [{ domain: 'other.com' }] })];
    await push(other, [deal('x')]);
    expect((await load(other, await take(one))).status).toBe(204);
    const undefinedGone = (value: unknown) => JSON.parse(JSON.stringify(value));
    expect(undefinedGone(held(other))).toEqual(undefinedGone(held(one)));
    expect(await take(other)).toBe(await take(one));
    expect(other.requests).toHaveLength(1);
    const { body } = await ask(other.fetch, `${inspect}/deals/a`);
    expect(body).toMatchObject({ versions: 1, link: { state: 'linked' } });
    expect(body).not.toHaveProperty('request');
    // The state is alive.
    await push(other, [deal('c', { associatedAccounts: [{ domain: 'acme.com' }] })]);
    expect(other.linkedAccounts('c')).toEqual(['acme.com']);
  });

  it('is told to those who listen', async () => {
    const emulator = await filled();
    const text = await take(emulator);
    const events = await listenTo(emulator.fetch);
    await load(emulator, text);
    expect((await events.until('reset')).data).toEqual({ parts: ['deals', 'accounts', 'activities', 'stages'] });
    await events.cancel();
  });

  // biome-ignore lint/suspicious/noExplicitAny: a test breaks whatever it likes
  it.each<[string, string, (snapshot: any) => unknown]>([
    ['no object', '', () => []],
    ['another version', 'version', (all) => ({ ...all, version: 2 })],
    ['a list that is missing', 'accounts', ({ accounts, ...all }) => all],
    ['a key that is not known', 'requests', (all) => ({ ...all, requests: [] })],
    ['a list that is none', 'deals', (all) => ({ ...all, deals: {} })],
    ['a deal that is none', 'deals.0.deal', (all) => ({ ...all, deals: [{ deal: null, linkedAccounts: [] }] })],
    [
      'a deal without an id',
      'deals.0.deal.externalDealId',
      (all) => ({ ...all, deals: [{ deal: { name: 'x' }, linkedAccounts: [] }] }),
    ],
    [
      'a wrong email',
      'deals.0.deal.ownerEmail',
      (all) => ({ ...all, deals: [{ deal: deal('a', { ownerEmail: 'x' }), linkedAccounts: [] }] }),
    ],
    ['a deal twice', 'deals.2.deal.externalDealId', (all) => ({ ...all, deals: [...all.deals, all.deals[0]] })],
    [
      'a link that is no text',
      'deals.0.linkedAccounts.0',
      (all) => ({ ...all, deals: [{ deal: deal('a'), linkedAccounts: [1] }] }),
    ],
    [
      'an account without a score',
      'accounts.0.rtp_account_score',
      (all) => ({ ...all, accounts: [{ ...all.accounts[0], rtp_account_score: null }] }),
    ],
    [
      'a domain that is not cleaned',
      'accounts.0.domain',
      (all) => ({ ...all, accounts: [{ ...all.accounts[0], domain: 'www.acme.com' }] }),
    ],
    [
      'an account id twice',
      'accounts.1.rtp_aid',
      (all) => ({ ...all, accounts: [all.accounts[0], { ...all.accounts[0], domain: 'b.com' }] }),
    ],
    [
      'a pipeline without stages',
      'dealStages.0.stages',
      (all) => ({ ...all, dealStages: [pipeline('a', { stages: [] })] }),
    ],
    [
      'an activity without contacts',
      'salesActivities.0.contacts',
      (all) => ({ ...all, salesActivities: [activity('a', { contacts: null })] }),
    ],
    [
      'a segment of no status',
      'segments.0.status',
      (all) => ({ ...all, segments: [{ segmentId: 's', name: 'S', status: 'x' }] }),
    ],
  ])('refuses %s, says where, and changes nothing', async (_, path, change) => {
    const emulator = await filled();
    const before = structuredClone(held(emulator));
    const response = await load(emulator, JSON.stringify(change(JSON.parse(await take(emulator)))));
    expect(response.status).toBe(400);
    const { message, issues } = await response.json();
    expect(message).toBe('The snapshot is not in order. Nothing was changed');
    const paths = issues.map((issue: { path: string }) => issue.path);
    expect(paths).toContain(path);
    const told = issues.map((issue: object) => JSON.stringify(issue));
    expect(told).toEqual([...new Set(told)]);
    expect(held(emulator)).toEqual(before);
  });

  it.each(['', 'no JSON', '{"version":1', 'null', '1'])('refuses what is no JSON object: %j', async (body) => {
    expect((await load(createEmulator(), body)).status).toBe(400);
  });

  it('is not even read when it is larger than 64 MiB', async () => {
    const emulator = await filled();
    const body = `{"version":1,"x":"${'x'.repeat(64 * 1024 * 1024)}"}`;
    expect((await load(emulator, body)).status).toBe(413);
    expect(emulator.deals.size).toBe(2);
  });

  it('takes names that objects have of their own', async () => {
    const emulator = createEmulator();
    await push(
      emulator,
      '{"deals":[{"externalDealId":"__proto__","name":"n","__proto__":{"x":1}},{"externalDealId":"constructor","name":"n"}]}',
    );
    const other = createEmulator();
    expect((await load(other, await take(emulator))).status).toBe(204);
    expect([...other.deals.keys()]).toEqual(['__proto__', 'constructor']);
  });
});
