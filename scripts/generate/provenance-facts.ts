import { type Part, type Provenance, partsOf, provenanceOf } from '../contract/lint/statements.js';
import { banner } from './banner.js';
import type { Contract } from './contract.js';
import { readDocument } from './document.js';

/** The provenance of each operation, answer and schema, and of each field where it differs from that of its schema. */
export function provenanceFacts({ url }: Contract): string {
  const parts = partsOf(readDocument<object>(url));
  const responses = new Map(parts.filter(({ kind }) => kind === 'response').map((part) => [part.path.join('/'), part]));

  const entries = parts.flatMap((part): [string, Provenance][] => {
    const { kind, node, name, path, parent } = part;
    if (kind === 'operation') return [[String(node.operationId), provenanceOf(part)]];
    if (kind === 'response' && parent !== undefined) {
      const target = typeof node.$ref === 'string' ? responses.get(node.$ref.replace('#/', '')) : part;
      return [[`${parent.node.operationId} ${path.at(-1)}`, provenanceOf(target ?? part)]];
    }
    return kind === 'schema' || (kind === 'property' && differs(part)) ? [[name, provenanceOf(part)]] : [];
  });

  const lines = entries.map(([statement, provenance]) => `  '${statement}': ${JSON.stringify(provenance)},\n`);
  return `${banner}
/** How surely something of the contract is known: its level, on which page or note it rests, and when it was last seen. */
export interface Provenance {
  readonly level: string;
  readonly source?: string;
  readonly seen?: string;
}

/**
 * By statement: an operation (\`pushDeals\`), a status of its answers (\`pushDeals 200\`), a schema (\`DealResult\`), or a field
 * (\`DealResult.status\`). A field that is not here has the provenance of its schema.
 */
export const provenance: { readonly [statement: string]: Provenance } = {
${lines.join('')}};
`;
}

function differs(part: Part): boolean {
  return part.parent === undefined || JSON.stringify(provenanceOf(part)) !== JSON.stringify(provenanceOf(part.parent));
}
