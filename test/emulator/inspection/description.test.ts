import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../../package.json' with { type: 'json' };
import { createEmulator } from '../../../src/emulator/index.js';
import { activity, call, deal, pipeline, push } from '../support.js';
import { inspect } from './events.js';

interface Described {
  operationId: string;
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, Described['responses'][string]> };
}

/** One call of each operation, and of those that can be refused, one that is. */
const calls: [operation: string, method: string, path: string, status: number, body?: string][] = [
  ['getStatus', 'GET', '/status', 200],
  ['listRequests', 'GET', '/requests', 200],
  ['listRequests', 'GET', '/requests?fields=summary', 200],
  ['listRequests', 'GET', '/requests?limit=x', 400],
  ['listRequests', 'GET', '/requests?format=csv&fields=summary', 200],
  ['getRequest', 'GET', '/requests/3', 200],
  ['getRequest', 'GET', '/requests/99', 404],
  ['getRequest', 'GET', '/requests/1', 410],
  ['replayRequest', 'POST', '/requests/3/replay', 201],
  ['replayRequest', 'POST', '/requests/99/replay', 404],
  ['replayRequest', 'POST', '/requests/4/replay', 409],
  ['replayRequest', 'POST', '/requests/1/replay', 410],
  ['listDeals', 'GET', '/deals', 200],
  ['listDeals', 'GET', '/deals?format=ndjson', 200],
  ['listDeals', 'GET', '/deals?format=xml', 400],
  ['getDeal', 'GET', '/deals/a', 200],
  ['getDeal', 'GET', '/deals/z', 404],
  ['listAccounts', 'GET', '/accounts', 200],
  ['listDealStages', 'GET', '/deal-stages', 200],
  ['listSalesActivities', 'GET', '/sales-activities', 200],
  ['listCustomFields', 'GET', '/custom-fields', 200],
  ['listSegments', 'GET', '/segments', 200],
  ['getFaults', 'GET', '/faults', 200],
  ['replaceFaults', 'PUT', '/faults', 400, '{"rules":[{"fault":"x"}]}'],
  ['replaceFaults', 'PUT', '/faults', 400, 'x'],
  ['replaceFaults', 'PUT', '/faults', 204, '{"rules":[]}'],
  ['clearFaults', 'DELETE', '/faults', 204],
  ['getSnapshot', 'GET', '/snapshot', 200],
  ['loadSnapshot', 'PUT', '/snapshot', 400, '{"version":1}'],
  ['loadSnapshot', 'PUT', '/snapshot', 400, 'x'],
  ['getDescription', 'GET', '/openapi.yaml', 200],
  ['reset', 'POST', '/reset?parts=x', 400],
  ['reset', 'POST', '/reset', 204],
];

async function start() {
  const emulator = createEmulator({
    keepRequests: 4,
    segments: [{ segmentId: 's', name: 'S', status: 'draft' }],
    customFields: [{ label: 'Region', labelType: 'date' }],
    dealStages: [pipeline('p')],
    accounts: [{ domain: 'acme.com' }],
    faults: { rules: [{ fault: 'failed-deals', when: { dealIds: 'b' } }] },
  });
  await push(emulator, [deal('dropped')]);
  await call(emulator, 'POST', '/sales-activities', { activities: [activity('call-1')] });
  await push(emulator, [deal('a', { associatedAccounts: [{ domain: 'acme.com' }] }), deal('b'), deal('c', { x: 1 })]);
  await push(emulator, 'no JSON');
  await call(emulator, 'GET', '/nowhere');
  const text = await (await emulator.fetch(`${inspect}/openapi.yaml`)).text();
  const description: Description = parse(text);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...description, $id: 'inspection' });
  return { emulator, description, ajv };
}

describe('GET /_emulator/openapi.yaml', () => {
  it('describes every operation, and its responses', async () => {
    const { emulator, description, ajv } = await start();
    for (const [operation, method, path, status, body] of calls) {
      const response = await emulator.fetch(inspect + path, { method, ...(body !== undefined && { body }) });
      const what = `${method} ${path}`;
      expect(response.status, what).toBe(status);
      const text = await response.text();
      const responses = operationOf(description, operation).responses;
      const found = responses[status] ?? responses[`${String(status)[0]}XX`];
      const described =
        found?.$ref === undefined ? found : description.components.responses[found.$ref.split('/').at(-1) ?? ''];
      expect(described, what).toBeDefined();
      if (status === 204) continue;
      const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
      const schema = described?.content?.[type]?.schema;
      expect(schema, `${what} ${type}`).toBeDefined();
      const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"inspection#/')));
      expect([validate(type === 'application/json' ? JSON.parse(text) : text), validate.errors], what).toEqual([
        true,
        null,
      ]);
    }
  });

  it('is all that can be called', async () => {
    const { description } = await start();
    const described = Object.values(description.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect([...new Set(calls.map(([operation]) => operation)), 'streamEvents'].sort()).toEqual(described.sort());
  });
});

describe('GET /_emulator/status', () => {
  it('is an overview', async () => {
    const { emulator } = await start();
    const status = await (await emulator.fetch(`${inspect}/status`)).json();
    expect(status).toMatchObject({
      paths: { api: '/api/v1' },
      counts: { requests: 5, deals: 3, accounts: 1, dealStages: 1, salesActivities: 1, customFields: 1, segments: 1 },
      faultsActive: true,
      keepRequests: 4,
      version: manifest.version,
    });
    expect(Date.parse(status.startedAt)).toBeLessThanOrEqual(Date.now());
  });
});

function operationOf(description: Description, operation: string): Described {
  const found = Object.values(description.paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === operation);
  if (found === undefined) throw new Error(`${operation} is not described`);
  return found;
}
