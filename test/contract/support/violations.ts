import type { Edit } from './plant.js';
import { violationsOfExamples } from './violations-of-examples.js';

const schemas = ['components', 'schemas'];
const parameters = ['components', 'parameters'];
const deal = [...schemas, 'Deal', 'properties'];
const pushDeals = ['paths', '/deals', 'post'];
const ok = [...pushDeals, 'responses', '200'];

export type Violations = { [what: string]: { rule: string; edit: Edit } };

/** A violation of each rule, and the rule that must catch it. */
export const violations: Violations = {
  ...violationsOfExamples,
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
  'a parameter without provenance': {
    rule: 'recotap/provenance',
    edit: (contract) => contract.deleteIn([...parameters, 'Limit', 'x-provenance']),
  },
  'a parameter whose description has no full stop': {
    rule: 'recotap/description-sentences',
    edit: (contract) => contract.setIn([...parameters, 'Cursor', 'description'], 'Where the page begins'),
  },
  'a request object to which any field can be added': {
    rule: 'recotap/requests-closed',
    edit: (contract) => contract.deleteIn([...schemas, 'ActivityContact', 'additionalProperties']),
  },
  'a response object to which no field can be added': {
    rule: 'recotap/responses-open',
    edit: (contract) => contract.setIn([...schemas, 'Segment', 'additionalProperties'], false),
  },
  'an operation with parameters and no 400': {
    rule: 'recotap/refusals-described',
    edit: (contract) => {
      contract.deleteIn(['paths', '/accounts/missing-external-ids', 'get', 'responses', '400']);
      contract.deleteIn(['components', 'examples', 'IdsNotListedResponse']);
      contract.deleteIn(['components', 'examples', 'MalformedLimitResponse']);
    },
  },
  'an operation with a body and no 413': {
    rule: 'recotap/refusals-described',
    edit: (contract) => contract.deleteIn(['paths', '/accounts/external-ids', 'patch', 'responses', '413']),
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
        additionalProperties: false,
        properties: { name: { type: 'string', description: 'The name of the owner.' } },
      }),
  },
  'array items described in place': {
    rule: 'recotap/objects-by-ref',
    edit: (contract) =>
      contract.setIn([...schemas, 'DealResults', 'properties', 'warnings'], {
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
        properties: { status: { type: 'string', enum: ['skipped'], description: 'The word for a skipped deal.' } },
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
    edit: (contract) => {
      const response = contract.toJS().components.responses.InternalServerError;
      contract.setIn(['components', 'responses', 'BadGateway'], response);
    },
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
