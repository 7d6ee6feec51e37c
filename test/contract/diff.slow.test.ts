import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { redocly } from '../../scripts/contract/redocly.js';
import { type Edit, plantingGround } from './support/plant.js';

const released = 'scripts/contract/released/openapi.yaml';
const schemas = ['components', 'schemas'];
const deal = [...schemas, 'Deal', 'properties'];
const pushDeals = ['paths', '/deals', 'post'];
const results = [...schemas, 'UpsertedDealResult', 'properties'];

const breaks: { [what: string]: Edit } = {
  'a new required field in a request': (contract) => {
    contract.setIn([...deal, 'region'], { type: 'string', description: 'The region of the deal.' });
    contract.addIn([...schemas, 'Deal', 'required'], 'region');
  },
  'a field of a request that becomes required': (contract) =>
    contract.addIn([...schemas, 'Deal', 'required'], 'amount'),
  'a field removed from a request': (contract) => contract.deleteIn([...deal, 'amount']),
  'an operation removed': (contract) => contract.deleteIn(['paths', '/deals']),
  'an operation renamed': (contract) => contract.setIn([...pushDeals, 'operationId'], 'upsertDeals'),
  'a field removed from a response': (contract) =>
    contract.deleteIn([...schemas, 'ErrorResponse', 'properties', 'customMessage']),
  'a field of a response that may now be missing': (contract) =>
    contract.setIn([...schemas, 'FailedDealResult', 'required'], ['externalDealId', 'status']),
  'a response removed': (contract) => contract.deleteIn([...pushDeals, 'responses', '429']),
  'a status of an item that changes its word': (contract) => contract.setIn([...results, 'status', 'enum'], ['stored']),
  'a field of a request narrowed to a list of values': (contract) =>
    contract.setIn([...deal, 'dealCurrencyCode', 'enum'], ['USD', 'EUR']),
  'another type for a field of a request': (contract) => contract.setIn([...deal, 'amount', 'type'], 'string'),
  'another type for a field of a response': (contract) =>
    contract.setIn([...schemas, 'PushDealsSummary', 'properties', 'total', 'type'], 'string'),
  'fewer items in a request': (contract) =>
    contract.setIn([...schemas, 'PushDealsRequest', 'properties', 'deals', 'maxItems'], 50),
  'a stricter pattern in a request': (contract) =>
    contract.setIn([...schemas, 'Email', 'pattern'], '^[a-z]+@acme.com$'),
  'another header for the key': (contract) =>
    contract.setIn(['components', 'securitySchemes', 'apiKey', 'name'], 'Authorization'),
  'a parameter that becomes required': (contract) =>
    contract.setIn(['components', 'parameters', 'Limit', 'required'], true),
  'a parameter removed': (contract) => contract.deleteIn(['paths', '/accounts', 'get', 'parameters', 1]),
  'a server removed': (contract) => contract.deleteIn(['servers', 1]),
};

const additions: { [what: string]: Edit } = {
  'a new optional field in a request': (contract) =>
    contract.setIn([...deal, 'region'], { type: 'string', description: 'The region of the deal.' }),
  'a new field in a response': (contract) =>
    contract.setIn([...results, 'dealId'], { type: 'string', description: "Recotap's own id of the deal." }),
  'a new operation': (contract) => {
    const operation = contract.toJS().paths['/deals'].post;
    contract.setIn(['paths', '/contacts'], { post: { ...operation, operationId: 'pushContacts' } });
  },
  'a new optional parameter': (contract) =>
    contract.addIn(['paths', '/segments', 'get', 'parameters'], {
      name: 'status',
      in: 'query',
      description: 'Only segments of this status.',
      schema: { type: 'string' },
    }),
  'more items in a request': (contract) =>
    contract.setIn([...schemas, 'PushDealsRequest', 'properties', 'deals', 'maxItems'], 200),
  'other words in a description': (contract) => contract.setIn([...deal, 'amount', 'description'], 'The worth.'),
};

const ground = plantingGround();
afterAll(ground.remove);

function diff(base: string, revision: string) {
  return redocly('diff', base, revision, '--config=scripts/contract/diff.redocly.yaml', '--format=json');
}

describe('the guard against breaking changes', () => {
  let base: string;
  beforeAll(() => {
    base = ground.plant();
  });

  it.concurrent.each(Object.entries(breaks))('stops %s', async (_, edit) => {
    const { exitCode, stdout } = await diff(base, ground.plant(edit));
    expect(JSON.parse(stdout).summary.major).toBeGreaterThan(0);
    expect(exitCode).toBe(1);
  });

  it.concurrent.each(Object.entries(additions))('lets %s pass', async (_, edit) => {
    const { exitCode, stdout } = await diff(base, ground.plant(edit));
    const { summary } = JSON.parse(stdout);
    // A change that the tool does not see at all would pass as well, and prove nothing.
    expect(summary.minor + summary.patch).toBeGreaterThan(0);
    expect(exitCode).toBe(0);
  });

  it('finds nothing in openapi.yaml that breaks what was last released', async () => {
    const { exitCode, stdout } = await diff(released, 'openapi.yaml');
    expect(JSON.parse(stdout).summary.major, stdout).toBe(0);
    expect(exitCode).toBe(0);
  });

  it('compares with a contract that has the same name', () => {
    const titleOf = (path: string): unknown =>
      (parseDocument(readFileSync(path, 'utf8')) as Document).getIn(['info', 'title']);
    expect(titleOf(released)).toBe(titleOf('openapi.yaml'));
  });
});
