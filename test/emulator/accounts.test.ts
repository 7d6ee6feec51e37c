import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { account, call } from './support.js';

const push = (emulator: ReturnType<typeof createEmulator>, accounts: unknown, more: object = {}) =>
  call(emulator, 'POST', '/accounts', { accounts, ...more });
const id = expect.stringMatching(/^[\da-f]{24}$/);
const contractValue = { label: 'Contract Value', labelType: 'number' } as const;

describe('Accounts that are new', () => {
  it('are created, each under its cleaned domain, with an id of Recotap', async () => {
    const emulator = createEmulator();
    const { status, body } = await push(emulator, [account('https://www.Acme.com/about'), account('globex.com')]);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      results: [
        { rtp_aid: id, domain: 'acme.com', status: 'created' },
        { rtp_aid: id, domain: 'globex.com', status: 'created' },
      ],
      summary: { total: 2, created: 2, failed: 0 },
    });
    expect([...emulator.accounts.keys()]).toEqual(['acme.com', 'globex.com']);
  });

  it('have ids that differ from each other, and are the same in every emulator and after a reset', async () => {
    const idsOf = async (emulator: ReturnType<typeof createEmulator>, domains: string[]) => {
      const { body } = await push(
        emulator,
        domains.map((domain) => account(domain)),
      );
      return body.data.results.map(({ rtp_aid }: { rtp_aid: string }) => rtp_aid);
    };
    const emulator = createEmulator();
    const [acme, globex] = await idsOf(emulator, ['acme.com', 'globex.com']);
    expect(acme).not.toBe(globex);
    expect(await idsOf(createEmulator(), ['globex.com', 'Acme.com'])).toEqual([globex, acme]);
    emulator.reset();
    expect(await idsOf(emulator, ['globex.com'])).toEqual([globex]);
  });

  it('are held with all that was sent, and are not scored', async () => {
    const emulator = createEmulator({ customFields: [contractValue] });
    const more = {
      externalId: 'crm-001',
      shortName: 'Acme',
      linkedinUrl: 'https://www.linkedin.com/company/acme-corp',
      tags: ['enterprise'],
      customFields: { CONTRACT_VALUE_C: 75_000 },
    };
    await push(emulator, [account('acme.com', more)]);
    expect(emulator.accounts.get('acme.com')).toEqual({
      ...account('acme.com', more),
      rtp_aid: id,
      rtp_account_score: 0,
      rtp_journey_stage: '',
      rtp_advertising_activity_score: 0,
      rtp_website_intent_score: 0,
      rtp_g2_intent_score: 0,
      rtp_bombora_intent_score: 0,
      rtp_last_account_date: null,
      segmentIds: [],
    });
  });

  it('cannot bring an id or scores of their own', async () => {
    const emulator = createEmulator();
    await push(emulator, [account('acme.com', { rtp_aid: 'mine', rtp_account_score: 99 })]);
    expect(emulator.accounts.get('acme.com')).toMatchObject({ rtp_aid: id, rtp_account_score: 0 });
  });
});

describe('An account whose domain is known', () => {
  const known = [{ domain: 'acme.com', name: 'Acme', externalId: 'crm-001', tags: ['old'] }];

  it('fails without upsert, keeps its id, and the others are created', async () => {
    const emulator = createEmulator({ accounts: known });
    const { status, body } = await push(emulator, [account('www.acme.com'), account('globex.com')], { upsert: false });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      results: [
        {
          rtp_aid: emulator.accounts.get('acme.com')?.rtp_aid,
          domain: 'acme.com',
          status: 'failed',
          error: 'Account with domain acme.com already exists',
        },
        { rtp_aid: id, domain: 'globex.com', status: 'created' },
      ],
      summary: { total: 2, created: 1, failed: 1 },
    });
    expect(emulator.accounts.get('acme.com')?.name).toBe('Acme');
  });

  it('is updated with upsert, and keeps its id and what was not sent', async () => {
    const emulator = createEmulator({ accounts: known });
    const { rtp_aid } = emulator.accounts.get('acme.com') ?? {};
    const { body } = await push(emulator, [{ domain: 'ACME.com', name: 'Acme Corp', tags: ['new'] }], { upsert: true });
    expect(body.data).toEqual({
      results: [{ rtp_aid, domain: 'acme.com', status: 'updated' }],
      summary: { total: 1, created: 0, updated: 1, failed: 0 },
    });
    expect(emulator.accounts.get('acme.com')).toMatchObject({
      rtp_aid,
      name: 'Acme Corp',
      externalId: 'crm-001',
      tags: ['new'],
    });
  });

  it('has its custom fields merged key by key', async () => {
    const customFields = [contractValue, { label: 'Region', labelType: 'singleLineText' }] as const;
    const emulator = createEmulator({ customFields });
    const send = (values: object) => push(emulator, [account('acme.com', { customFields: values })], { upsert: true });
    await send({ CONTRACT_VALUE_C: 1, REGION_C: 'north' });
    await send({ CONTRACT_VALUE_C: 2 });
    expect(emulator.accounts.get('acme.com')?.customFields).toEqual({ CONTRACT_VALUE_C: 2, REGION_C: 'north' });
  });

  it('is known from earlier in the same request too', async () => {
    const twice = [account('acme.com'), account('https://acme.com')];
    const statusesOf = async (more: object) => {
      const { body } = await push(createEmulator(), twice, more);
      return body.data.results.map(({ status }: { status: string }) => status);
    };
    expect(await statusesOf({})).toEqual(['created', 'failed']);
    expect(await statusesOf({ upsert: true })).toEqual(['created', 'updated']);
  });
});

describe('An account that cannot be taken', () => {
  it.each([[{}], [{ upsert: true }]])('fails alone for an unknown custom field, without an id: %j', async (more) => {
    const emulator = createEmulator({ accounts: [{ domain: 'umbrella.com', name: 'Umbrella' }] });
    const accounts = [account('umbrella.com', { customFields: { CONTRACT_VALUE: 9_000 } }), account('acme.com')];
    const { body } = await push(emulator, accounts, more);
    expect(body.data.results).toEqual([
      { rtp_aid: null, domain: 'umbrella.com', status: 'failed', error: 'Unknown custom field CONTRACT_VALUE' },
      { rtp_aid: id, domain: 'acme.com', status: 'created' },
    ]);
    expect(emulator.accounts.get('umbrella.com')?.name).toBe('Umbrella');
  });

  it('fails alone when nothing is left of its domain', async () => {
    const emulator = createEmulator();
    const { body } = await push(emulator, [account('https://')]);
    expect(body.data.results).toEqual([
      { rtp_aid: null, domain: '', status: 'failed', error: 'https:// is not a valid domain' },
    ]);
    expect(emulator.accounts.size).toBe(0);
  });
});

describe('A segment', () => {
  const segments = [{ segmentId: '663d0e4b7a1c2f0033b8d401', name: 'Enterprise', status: 'active' }] as const;

  it('takes the accounts of a request, each once', async () => {
    const emulator = createEmulator({ segments });
    const { segmentId } = segments[0];
    await push(emulator, [account('acme.com')], { segmentId });
    await push(emulator, [account('acme.com'), account('globex.com')], { segmentId, upsert: true });
    expect([...emulator.accounts.values()].map(({ segmentIds }) => segmentIds)).toEqual([[segmentId], [segmentId]]);
  });

  it('that nobody knows turns the whole request into a 400, and nothing is stored', async () => {
    const emulator = createEmulator({ segments });
    const { status, body } = await push(emulator, [account('acme.com')], { segmentId: 'other' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      message: 'Bad Request',
      customMessage: "Segment 'other' is not active or draft and cannot accept new members",
      data: null,
    });
    expect(emulator.accounts.size).toBe(0);
  });
});

describe('The rules for accounts', () => {
  it.each([
    ['no domain', { domain: undefined }, ['isNotEmpty', 'isString']],
    ['an empty name', { name: '' }, ['isNotEmpty']],
    ['an external id that is a number', { externalId: 1 }, ['isString']],
    ['tags that are one text', { tags: 'enterprise' }, ['isArray', 'isString']],
    ['a tag that is a number', { tags: ['enterprise', 2] }, ['isString']],
    ['custom fields that are a list', { customFields: [] }, ['isObject']],
  ])('refuse the whole request for %s', async (_, more, rules) => {
    const emulator = createEmulator();
    const { status, body } = await push(emulator, [account('globex.com'), { ...account('acme.com'), ...more }]);
    expect(status).toBe(400);
    const constraints = Object.fromEntries(rules.map((rule) => [rule, expect.any(String)]));
    const children = [{ property: Object.keys(more)[0], constraints }];
    expect(body.data).toEqual([{ property: 'accounts', children: [{ property: '1', children }] }]);
    expect(emulator.accounts.size).toBe(0);
  });

  it.each([
    ['no accounts', [], {}, 'accounts', { arrayMinSize: 'accounts must contain at least 1 elements' }],
    [
      '101 accounts',
      Array.from({ length: 101 }, (_, index) => account(`${index}.com`)),
      {},
      'accounts',
      { arrayMaxSize: 'accounts must contain no more than 100 elements' },
    ],
    ['an upsert in words', [account('a.com')], { upsert: 'yes' }, 'upsert', { isBoolean: expect.any(String) }],
    ['an empty segment', [account('a.com')], { segmentId: '' }, 'segmentId', { isNotEmpty: expect.any(String) }],
  ])('refuse %s', async (_, accounts, more, property, constraints) => {
    const { status, body } = await push(createEmulator(), accounts, more);
    expect(status).toBe(400);
    expect(body.data).toEqual([{ property, constraints }]);
  });
});
