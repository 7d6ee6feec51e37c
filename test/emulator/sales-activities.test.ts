import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { activity, call } from './support.js';

const push = (emulator: ReturnType<typeof createEmulator>, activities: unknown) =>
  call(emulator, 'POST', '/sales-activities', { activities });

describe('Sales activities', () => {
  it('are created, each by its own id, and held as they were sent', async () => {
    const emulator = createEmulator();
    const mail = activity('mail-1', { activityType: 'email', from: { email: 'jane@yourcompany.com' }, openCount: 3 });
    const phone = activity('call-1', { direction: 'outbound', durationMinutes: 30.5 });
    const { status, body } = await push(emulator, [phone, mail]);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      results: [
        { externalActivityId: 'call-1', status: 'created' },
        { externalActivityId: 'mail-1', status: 'created' },
      ],
      summary: { total: 2, created: 2, failed: 0, skipped: 0 },
    });
    expect([...emulator.salesActivities.values()]).toEqual([phone, mail]);
  });

  it('are created once: a repeated id fails, in a later request or the same, and the first version stays', async () => {
    const emulator = createEmulator();
    await push(emulator, [activity('a', { outcome: 'Connected' })]);
    const { body } = await push(emulator, [activity('a'), activity('b', { outcome: 'First' }), activity('b')]);
    const failed = (id: string) => ({
      externalActivityId: id,
      status: 'failed',
      error: `Activity ${id} already exists`,
    });
    expect(body.data).toEqual({
      results: [failed('a'), { externalActivityId: 'b', status: 'created' }, failed('b')],
      summary: { total: 3, created: 1, failed: 2, skipped: 0 },
    });
    expect([...emulator.salesActivities.values()].map(({ outcome }) => outcome)).toEqual(['Connected', 'First']);
  });

  it('of another type than call and email are skipped', async () => {
    const emulator = createEmulator();
    const { body } = await push(emulator, [activity('a', { activityType: 'meeting' }), activity('b')]);
    expect(body.data).toEqual({
      results: [
        { externalActivityId: 'a', status: 'skipped', error: 'Activity type meeting is not processed' },
        { externalActivityId: 'b', status: 'created' },
      ],
      summary: { total: 2, created: 1, failed: 0, skipped: 1 },
    });
    expect([...emulator.salesActivities.keys()]).toEqual(['b']);
  });

  it.each([
    ['no id', { externalActivityId: undefined }, 'externalActivityId'],
    ['no type', { activityType: undefined }, 'activityType'],
    ['no time', { occurredAt: undefined }, 'occurredAt'],
    ['a time in words', { occurredAt: 'yesterday' }, 'occurredAt'],
    ['no domain', { domain: '' }, 'domain'],
    ['no owner', { ownerEmail: undefined }, 'ownerEmail'],
    ['an owner without a top-level domain', { ownerEmail: 'jane@localhost' }, 'ownerEmail'],
    ['a direction that nobody knows', { direction: 'sideways' }, 'direction'],
    ['a call that took less than no time', { durationMinutes: -1 }, 'durationMinutes'],
    ['half an opening', { openCount: 0.5 }, 'openCount'],
    ['nobody reached', { contacts: [] }, 'contacts'],
    ['no contacts', { contacts: undefined }, 'contacts'],
    ['a contact without an address', { contacts: [{ name: 'John' }] }, 'contacts'],
    ['a sender that is a text', { from: 'jane@yourcompany.com' }, 'from'],
    ['a sender with half an address', { from: { email: 'jane' } }, 'from'],
  ])('are refused as a whole for %s', async (_, more, property) => {
    const emulator = createEmulator();
    const { status, body } = await push(emulator, [activity('a'), activity('b', more)]);
    expect(status).toBe(400);
    expect(body.data).toMatchObject([{ property: 'activities', children: [{ property: '1' }] }]);
    expect(body.data[0].children[0].children).toMatchObject([{ property }]);
    expect(emulator.salesActivities.size).toBe(0);
  });

  it('name a malformed contact by its index, and a malformed sender by its field', async () => {
    const isEmail = 'email must be an email';
    const constraints = { isEmail };
    const wrong = { contacts: [{ email: 'john@acme.com' }, { email: 'x' }], from: { email: 'y' } };
    const nested = await push(createEmulator(), [activity('a', wrong)]);
    expect(nested.body.data[0].children[0].children).toEqual([
      { property: 'from', children: [{ property: 'email', constraints }] },
      { property: 'contacts', children: [{ property: '1', children: [{ property: 'email', constraints }] }] },
    ]);
    const flat = await push(createEmulator({ validationErrors: 'flat' }), [activity('a', wrong)]);
    expect(flat.body.data).toEqual([
      { property: 'email', constraints },
      { property: 'email', constraints },
    ]);
  });

  it('are taken 50 at a time, and no more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => activity(`${index}`));
    expect((await push(createEmulator(), many(50))).status).toBe(200);
    const { status, body } = await push(createEmulator(), many(51));
    expect(status).toBe(400);
    expect(body.data).toEqual([
      { property: 'activities', constraints: { arrayMaxSize: 'activities must contain no more than 50 elements' } },
    ]);
  });
});
