import type { Edit } from './plant.js';
import type { Violations } from './violations.js';

const schemas = ['components', 'schemas'];
const deal = [...schemas, 'Deal'];
const name = [...deal, 'properties', 'name', 'x-provenance'];
const pushDeals = ['paths', '/deals', 'post'];

const observed = { level: 'observed', source: 'integrator-notes', seen: '2026-06-04' };

/** Violations of the rule that every statement has a provenance that can be looked up. */
export const violationsOfProvenance: Violations = Object.fromEntries(
  Object.entries<Edit>({
    'an operation without provenance': (contract) => contract.deleteIn([...pushDeals, 'x-provenance']),
    'a response without provenance': (contract) =>
      contract.deleteIn(['components', 'responses', 'Unauthorized', 'x-provenance']),
    'a schema without provenance': (contract) => contract.deleteIn([...schemas, 'StatusCode', 'x-provenance']),
    'a parameter without provenance': (contract) =>
      contract.deleteIn(['components', 'parameters', 'Limit', 'x-provenance']),
    'a header without provenance': (contract) =>
      contract.deleteIn(['components', 'headers', 'RetryAfter', 'x-provenance']),
    'a server without provenance': (contract) => contract.deleteIn(['servers', 0, 'x-provenance']),
    'an API key without provenance': (contract) =>
      contract.deleteIn(['components', 'securitySchemes', 'apiKey', 'x-provenance']),
    'a rule in words without provenance': (contract) =>
      contract.deleteIn(['x-topics', 0, 'statements', 0, 'x-provenance']),
    'a provenance that is a word': (contract) => contract.setIn([...deal, 'x-provenance'], 'documented'),
    'a level that is none of the three': (contract) => contract.setIn(name, { ...observed, level: 'rumoured' }),
    'a source that is not in docs/sources.md': (contract) => contract.setIn(name, { ...observed, source: 'hearsay' }),
    'a source of another level': (contract) => contract.setIn(name, { ...observed, source: 'push-deals-page' }),
    'something observed without a date': (contract) =>
      contract.setIn(name, { level: 'observed', source: 'integrator-notes' }),
    'something documented without a date': (contract) =>
      contract.setIn(name, { level: 'documented', source: 'errors-page' }),
    'a date that is no day': (contract) => contract.setIn(name, { ...observed, seen: '2026-13-04' }),
    'a provenance with a field that nobody reads': (contract) =>
      contract.setIn(name, { ...observed, note: 'in a log' }),
    'a provenance with half of what it needs': (contract) => contract.setIn(name, { level: 'observed' }),
    'a property that repeats the provenance of its schema': (contract) =>
      contract.setIn(name, { level: 'documented', source: 'push-deals-page', seen: '2026-11-22' }),
    'an exception for a keyword that is not there': (contract) =>
      contract.setIn(name, { except: { minLength: 'assumed' } }),
    'an exception that is observed by a word alone': (contract) =>
      contract.setIn(name, { except: { type: 'observed' } }),
    'an exception without a source': (contract) => contract.setIn(name, { except: { type: { level: 'assumed' } } }),
    'an exception that is none': (contract) =>
      contract.setIn([...schemas, 'StoredStage', 'properties', 'stageId', 'x-provenance'], {
        except: { type: { level: 'assumed', source: 'by-analogy' } },
      }),
    'a status as an exception of something else than a response': (contract) =>
      contract.setIn(name, { except: { status: 'assumed' } }),
  }).map(([what, edit]) => [what, { rule: 'recotap/provenance', edit }]),
);
