import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { account, call } from './support.js';

const create = (emulator: ReturnType<typeof createEmulator>, field: unknown) =>
  call(emulator, 'POST', '/accounts/custom-field', field);
const region = { label: 'Region', labelType: 'multiSelection', options: ['north', 'south'] };

describe('A custom field', () => {
  it('gets its key from its label, and is listed from then on', async () => {
    const emulator = createEmulator();
    const { status, body } = await create(emulator, {
      label: 'Total Contract-value',
      labelType: 'number',
      description: 'In USD',
    });
    const field = {
      key: 'TOTAL_CONTRACT-VALUE_C',
      label: 'Total Contract-value',
      labelType: 'number',
      description: 'In USD',
      options: [],
      objectType: 'accounts',
      status: 'active',
    };
    expect([status, body.data]).toEqual([200, [field]]);
    expect((await call(emulator, 'GET', '/accounts/custom-fields')).body.data).toEqual([field]);
    expect([...emulator.customFields]).toEqual([[field.key, field]]);
  });

  it('has options when they are to be chosen from, and null for a description that was not sent', async () => {
    const { body } = await create(createEmulator(), region);
    expect(body.data).toMatchObject([{ key: 'REGION_C', options: ['north', 'south'], description: null }]);
  });

  it('of another type has none, whatever was sent', async () => {
    const { body } = await create(createEmulator(), { label: 'Since', labelType: 'date', options: ['today'] });
    expect(body.data).toMatchObject([{ options: [] }]);
  });

  it('can be there from the start', async () => {
    const emulator = createEmulator({ customFields: [{ label: 'Region', labelType: 'singleLineText' }] });
    expect([...emulator.customFields.keys()]).toEqual(['REGION_C']);
  });

  it('may be used in accounts as soon as it is created', async () => {
    const emulator = createEmulator();
    const push = async () => {
      const accounts = [account('acme.com', { customFields: { REGION_C: ['north'] } })];
      return (await call(emulator, 'POST', '/accounts', { accounts })).body.data.results[0].status;
    };
    expect(await push()).toBe('failed');
    await create(emulator, region);
    expect(await push()).toBe('created');
  });

  it('that has the key of another is a 409, and changes nothing', async () => {
    const emulator = createEmulator();
    await create(emulator, region);
    const { status, body } = await create(emulator, { label: 'REGION', labelType: 'date' });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      message: 'Conflict',
      customMessage: 'Custom field REGION_C already exists',
      data: null,
    });
    expect(emulator.customFields.get('REGION_C')?.labelType).toBe('multiSelection');
  });

  it.each([
    ['no label', { label: undefined }, 'label'],
    ['an empty label', { label: '' }, 'label'],
    ['a type that nobody knows', { labelType: 'boolean' }, 'labelType'],
    ['no type', { labelType: undefined }, 'labelType'],
    ['a selection without options', { options: undefined }, 'options'],
    ['a selection with no option', { options: [] }, 'options'],
    ['an option that is a number', { options: ['a', 2] }, 'options'],
    ['a description that is a number', { description: 5 }, 'description'],
  ])('is refused for %s', async (_, more, property) => {
    const emulator = createEmulator();
    const { status, body } = await create(emulator, { ...region, ...more });
    expect(status).toBe(400);
    expect(body.data).toEqual([{ property, constraints: expect.any(Object) }]);
    expect(emulator.customFields.size).toBe(0);
  });

  it('is refused for an option that comes twice', async () => {
    const { status, body } = await create(createEmulator(), { ...region, options: ['north', 'north'] });
    expect([status, body.customMessage]).toEqual([400, 'Options must be unique']);
  });
});
