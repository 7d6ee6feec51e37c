import type { Violations } from './violations.js';

const schemas = ['components', 'schemas'];
const parameters = ['components', 'parameters'];

/** Violations of the rules for what the contract shows as examples. */
export const violationsOfExamples: Violations = {
  'a parameter without examples': {
    rule: 'recotap/named-examples',
    edit: (contract) => contract.deleteIn([...parameters, 'LastSync', 'examples']),
  },
  'a parameter whose example breaks its own pattern': {
    rule: 'no-invalid-parameter-examples',
    edit: (contract) => contract.setIn([...parameters, 'LastSync', 'examples', 'changedSince', 'value'], 'yesterday'),
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
};
