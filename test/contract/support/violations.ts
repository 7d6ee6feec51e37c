import type { Edit } from './plant.js';

const schemas = ['components', 'schemas'];
const deal = [...schemas, 'Deal', 'properties'];
const pushDeals = ['paths', '/deals', 'post'];
const ok = [...pushDeals, 'responses', '200'];

/** A violation of each rule, and the rule that must catch it. */
export const violations: { [what: string]: { rule: string; edit: Edit } } = {
  'an operation without provenance': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.deleteIn([...pushDeals, 'x-provenance']),
  },
  'a response without provenance': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.deleteIn(['components', 'responses', 'Unauthorized', 'x-provenance']),
  },
  'a schema without provenance': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.deleteIn([...schemas, 'StatusCode', 'x-provenance']),
  },
  'a provenance that is none of the three words': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.setIn([...schemas, 'Deal', 'x-provenance'], 'rumoured'),
  },
  'something assumed that does not say what it rests on': {
    rule: 'recotap/provenance',
    edit: (contract) =>
      contract.setIn(['components', 'responses', 'PayloadTooLarge', 'description'], 'The body is too large.'),
  },
  'something observed that does not say what it rests on': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.setIn([...schemas, 'RequestPath', 'x-provenance'], 'observed'),
  },
  'a body without examples': {
    rule: 'recotap/named-examples',
    edit: (contract) => {
      contract.deleteIn(['components', 'responses', 'PayloadTooLarge', 'content', 'application/json', 'examples']);
      contract.deleteIn(['components', 'examples', 'TooLargeResponse']);
    },
  },
  'a body whose examples are empty': {
    rule: 'recotap/named-examples',
    edit: (contract) => {
      const content = ['components', 'responses', 'PayloadTooLarge', 'content', 'application/json'];
      contract.setIn([...content, 'examples'], contract.createNode({}));
      contract.deleteIn(['components', 'examples', 'TooLargeResponse']);
    },
  },
  'a body with one example that has no name': {
    rule: 'recotap/named-examples',
    edit: (contract) => {
      const content = ['components', 'responses', 'PayloadTooLarge', 'content', 'application/json'];
      contract.setIn([...content, 'example'], contract.getIn(['components', 'examples', 'TooLargeResponse', 'value']));
      contract.deleteIn([...content, 'examples']);
      contract.deleteIn(['components', 'examples', 'TooLargeResponse']);
    },
  },
  'an example without a summary': {
    rule: 'rule/examples-have-a-summary',
    edit: (contract) => contract.deleteIn(['components', 'examples', 'RateLimitedResponse', 'summary']),
  },
  'a request example with a misspelt field': {
    rule: 'no-invalid-media-type-examples',
    edit: (contract) =>
      contract.setIn(
        ['components', 'examples', 'TooManyDealsRequest', 'value', 'deals'],
        [{ externalDealId: 'deal-001', name: 'Acme Corp', ammount: 75000 }],
      ),
  },
  'a response example that lacks a required field': {
    rule: 'no-invalid-media-type-examples',
    edit: (contract) => contract.deleteIn(['components', 'examples', 'AllFailedResponse', 'value', 'data', 'summary']),
  },
  'a response example with a field that the contract does not know': {
    rule: 'no-invalid-media-type-examples',
    edit: (contract) =>
      contract.setIn(['components', 'examples', 'RateLimitedResponse', 'value', 'custommessage'], 'Too many.'),
  },
  'a schema whose example breaks its own pattern': {
    rule: 'no-invalid-schema-examples',
    edit: (contract) => contract.setIn([...schemas, 'DateOrTimestamp', 'example'], '15/01/2026'),
  },
  'an operationId that does not begin with a known verb': {
    rule: 'rule/operation-id-verb-noun',
    edit: (contract) => contract.setIn([...pushDeals, 'operationId'], 'dealsPush'),
  },
  'an operationId that is a verb alone': {
    rule: 'rule/operation-id-verb-noun',
    edit: (contract) => contract.setIn([...pushDeals, 'operationId'], 'push'),
  },
  'an operationId that is not camelCase': {
    rule: 'rule/operation-id-verb-noun',
    edit: (contract) => contract.setIn([...pushDeals, 'operationId'], 'push_deals'),
  },
  'an array in a request without a maximum': {
    rule: 'recotap/request-arrays-bounded',
    edit: (contract) => contract.deleteIn([...schemas, 'PushDealsRequest', 'properties', 'deals', 'maxItems']),
  },
  'an array deep inside a request without a maximum': {
    rule: 'recotap/request-arrays-bounded',
    edit: (contract) => contract.deleteIn([...deal, 'associatedAccounts', 'maxItems']),
  },
  'a nullable array in a request without a maximum': {
    rule: 'recotap/request-arrays-bounded',
    edit: (contract) =>
      contract.setIn([...deal, 'tags'], {
        type: ['array', 'null'],
        description: 'The tags of the deal.',
        items: { type: 'string' },
      }),
  },
  'an operation without a 401': {
    rule: 'rule/errors-every-operation-has',
    edit: (contract) => rename(contract, [...pushDeals, 'responses'], '401', '403'),
  },
  'an operation without a 429': {
    rule: 'rule/errors-every-operation-has',
    edit: (contract) => rename(contract, [...pushDeals, 'responses'], '429', '503'),
  },
  'an operation without a 500': {
    rule: 'rule/errors-every-operation-has',
    edit: (contract) => rename(contract, [...pushDeals, 'responses'], '500', '502'),
  },
  'a 429 without Retry-After': {
    rule: 'response-contains-header',
    edit: (contract) =>
      rename(contract, ['components', 'responses', 'TooManyRequests', 'headers'], 'Retry-After', 'X-Wait'),
  },
  'a server that no environment names': {
    rule: 'rule/servers-have-an-environment',
    edit: (contract) => contract.deleteIn(['servers', 0, 'x-environment']),
  },
  'a request that is not JSON': {
    rule: 'rule/json-only',
    edit: (contract) => rename(contract, [...pushDeals, 'requestBody', 'content'], 'application/json', 'text/csv'),
  },
  'a response that is not JSON': {
    rule: 'rule/json-only',
    edit: (contract) => rename(contract, [...ok, 'content'], 'application/json', 'application/problem+json'),
  },
  'a body whose schema stands in place': {
    rule: 'rule/body-schema-by-ref',
    edit: (contract) => {
      const schema = ['components', 'responses', 'PayloadTooLarge', 'content', 'application/json', 'schema'];
      contract.setIn(schema, contract.toJS().components.schemas.ErrorResponse);
    },
  },
  'a body without a schema': {
    rule: 'rule/body-schema-by-ref',
    edit: (contract) =>
      contract.setIn(['components', 'responses', 'PayloadTooLarge', 'content', 'application/json'], {
        examples: { tooLarge: { $ref: '#/components/examples/TooLargeResponse' } },
      }),
  },
  'an object property described in place': {
    rule: 'recotap/objects-by-ref',
    edit: (contract) =>
      contract.setIn([...deal, 'owner'], {
        type: 'object',
        description: 'The owner of the deal.',
        properties: { name: { type: 'string', description: 'The name of the owner.' } },
      }),
  },
  'array items described in place': {
    rule: 'recotap/objects-by-ref',
    edit: (contract) =>
      contract.setIn([...schemas, 'PushDealsResult', 'properties', 'warnings'], {
        type: 'array',
        description: 'The warnings.',
        items: { type: 'object', properties: { text: { type: 'string', description: 'The warning.' } } },
      }),
  },
  'a branch of a oneOf described in place': {
    rule: 'recotap/objects-by-ref',
    edit: (contract) =>
      contract.addIn([...schemas, 'DealResult', 'oneOf'], {
        type: 'object',
        required: ['status'],
        properties: { status: { const: 'skipped', description: 'The word for a skipped deal.' } },
      }),
  },
  'a property without a description': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.deleteIn([...deal, 'amount', 'description']),
  },
  'a property whose description has no full stop': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.setIn([...deal, 'amount', 'description'], 'The value of the deal'),
  },
  'a property by $ref whose own description has no full stop': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.setIn([...deal, 'startDate', 'description'], 'When the deal began'),
  },
  'a schema without a description': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.deleteIn([...schemas, 'DealResult', 'description']),
  },
  'a response whose description has no full stop': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.setIn([...ok, 'description'], 'It went well, or not'),
  },
  'an error that no part of the contract uses': {
    rule: 'no-unused-components',
    edit: (contract) => contract.deleteIn([...pushDeals, 'responses', '413']),
  },
};

/** What stands nearest to a violation and is none. */
export const harmless: Edit = (contract) => {
  contract.setIn([...deal, 'description'], { type: 'string', description: 'The description of the deal.' });
  contract.setIn([...deal, 'tags'], {
    type: ['array', 'null'],
    maxItems: 10,
    description: 'The tags of the deal.',
    items: { type: 'string' },
  });
  contract.setIn([...deal, 'customFields'], {
    type: 'object',
    description: 'The fields of your own, by key.',
    additionalProperties: { type: ['string', 'number', 'null'] },
  });
  contract.setIn([...schemas, 'RequestPath', 'x-provenance'], 'observed');
  contract.setIn(
    [...schemas, 'RequestPath', 'description'],
    'The path that was called. This rests\non a log of the live API.',
  );
  contract.setIn([...pushDeals, 'operationId'], 'createDeals');
};

function rename(contract: Parameters<Edit>[0], parent: string[], from: string, to: string) {
  contract.setIn([...parent, to], contract.getIn([...parent, from]));
  contract.deleteIn([...parent, from]);
}
