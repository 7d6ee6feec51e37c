import {
  exceptionsOf,
  type Kind,
  type Part,
  type Provenance,
  partsOf,
  provenanceOf,
} from '../contract/lint/statements.js';
import { contractUrl } from '../generate/contract.js';
import { readDocument, resolverOf } from '../generate/document.js';

/** One thing that the contract says, and how surely it is known. */
export interface Statement {
  /** What it is about. Of a keyword such as `minLength`, `constraint`; of the key of a response, `status`. */
  kind: Exclude<Kind, 'part'> | 'constraint' | 'status';
  /** A name for readers, such as `Deal.externalDealId` or `POST /deals 200`. */
  name: string;
  /** Of a constraint. */
  keyword?: string;
  /** Where it is in the contract, as a JSON pointer. */
  pointer: string;
  provenance: Provenance;
}

/** What a validator checks, or a server fills in. */
const constraints = [
  'type',
  'enum',
  'const',
  'format',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'required',
  'additionalProperties',
  'oneOf',
  'anyOf',
  'default',
];

/** Everything that the contract states, in the order of the document. */
export function readStatements(url: URL = contractUrl): Statement[] {
  return statementsOf(readDocument(url));
}

/** As {@link readStatements}, of a contract that is read already. The lint makes sure that each part has a provenance. */
export function statementsOf(document: object): Statement[] {
  const resolve = resolverOf(document);
  return partsOf(document).flatMap((part) => {
    if (part.kind === 'response' && typeof part.node.$ref === 'string') {
      const target: Part = {
        kind: 'response',
        node: resolve(part.node as { $ref: string }),
        path: part.path,
        name: part.name,
      };
      return [statusOf(target)];
    }
    return [...ownOf(part), ...constraintsOf(part)];
  });
}

function ownOf(part: Part): Statement[] {
  const { kind, name, path } = part;
  if (kind === 'part') return [];
  const own = { kind, name, pointer: pointerOf(path), provenance: provenanceOf(part) };
  return kind === 'response' && path[0] === 'paths' ? [statusOf(part), own] : [own];
}

function statusOf(part: Part): Statement {
  const exception = new Map(exceptionsOf(part)).get('status');
  return {
    kind: 'status',
    name: part.name,
    pointer: pointerOf(part.path),
    provenance: exception ?? provenanceOf(part),
  };
}

function constraintsOf(part: Part): Statement[] {
  const exceptions = new Map(exceptionsOf(part));
  const isChecked = ['schema', 'property', 'part', 'parameter'].includes(part.kind);
  const keywords = isChecked ? constraints.filter((keyword) => keyword in part.node) : [];
  const others = [...exceptions.keys()].filter((keyword) => !keywords.includes(keyword) && keyword !== 'status');
  return [...keywords, ...others].map((keyword) => ({
    kind: 'constraint',
    name: part.name,
    keyword,
    pointer: pointerOf([...part.path, keyword]),
    provenance: exceptions.get(keyword) ?? provenanceOf(part),
  }));
}

function pointerOf(path: Part['path']): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
