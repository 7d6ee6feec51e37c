import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { account, call, pipeline } from './support.js';

const documented = createEmulator({ dealStages: [pipeline('smb')], apiKey: 'right' });
const observed = createEmulator({ dealStages: [pipeline('smb')], apiKey: 'right', shapes: 'observed' });
const right = { key: 'right' };
const names = ['Unaware', 'Aware', 'Consideration', 'Opportunity', 'Customer'];

describe('The shapes that the vendor documents', () => {
  it('have every list in the envelope', async () => {
    const envelope = { statusCode: 200, timestamp: expect.any(String) };
    expect((await call(documented, 'GET', '/deal-stages', undefined, right)).body).toEqual({
      ...envelope,
      path: '/api/v1/deal-stages',
      data: [pipeline('smb')],
    });
    expect((await call(documented, 'GET', '/journey-stages', undefined, right)).body).toEqual({
      ...envelope,
      path: '/api/v1/journey-stages',
      data: names,
    });
  });

  it('have null for the data of an error, and say which key it was', async () => {
    expect((await call(documented, 'GET', '/segments', undefined, { key: 'wrong' })).body).toMatchObject({
      message: 'Unauthorized',
      customMessage: 'Invalid API key',
      data: null,
    });
  });
});

describe('The shapes that were seen on the live API', () => {
  it('have stages as bare arrays', async () => {
    expect((await call(observed, 'GET', '/deal-stages', undefined, right)).body).toEqual([pipeline('smb')]);
    expect((await call(observed, 'GET', '/journey-stages', undefined, right)).body).toEqual(names);
    const empty = createEmulator({ shapes: 'observed' });
    expect((await call(empty, 'GET', '/deal-stages')).body).toEqual([]);
  });

  it.each([['wrong'], [null]])('have one message for a key that is wrong or missing: %s', async (key) => {
    const { status, body } = await call(observed, 'GET', '/segments', undefined, { key });
    expect(status).toBe(401);
    expect(body).toEqual({
      statusCode: 401,
      timestamp: expect.any(String),
      path: '/api/v1/segments',
      message: 'Unauthorized access',
    });
  });

  it('leave the data of an error out, and keep its reason', async () => {
    const { status, body } = await call(observed, 'POST', '/deal-stages', { pipelines: [pipeline('smb')] }, right);
    expect(status).toBe(409);
    expect(body.customMessage).toMatch(/^Pipeline/);
    expect(body).not.toHaveProperty('data');
  });

  it('have all else in the envelope', async () => {
    const body = { accounts: [account('acme.com')] };
    expect((await call(observed, 'POST', '/accounts', body, right)).body).toHaveProperty('data.results');
    expect((await call(observed, 'GET', '/accounts', undefined, right)).body).toHaveProperty('data.data');
    expect((await call(observed, 'GET', '/accounts/custom-fields', undefined, right)).body).toHaveProperty('data', []);
  });
});
