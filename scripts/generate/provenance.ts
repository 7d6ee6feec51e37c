import { banner } from './banner.js';
import type { Contract } from './contract.js';
import type { Json, JsonObject } from './document.js';

/** How surely something of the contract is known. */
export interface Provenance {
  /** `documented`, `observed` or `assumed`. */
  level: string;
  /** A page or a note. */
  source?: string;
  /** When it was last seen, as a date. */
  seen?: string;
}

/** The provenance of a part of the contract: its own, a word or an object, over what it inherits from what stands above it. */
export function provenanceOf(node: JsonObject, inherited: Provenance): Provenance {
  const own: Json | undefined = node['x-provenance'];
  if (own === undefined) return inherited;
  const { level, source, seen } = typeof own === 'string' ? { level: own } : (own as JsonObject);
  return {
    level: String(level ?? inherited.level),
    ...(source === undefined ? {} : { source: String(source) }),
    ...(seen === undefined ? {} : { seen: String(seen) }),
  };
}

const unknown: Provenance = { level: 'assumed' };

/** The provenance of each schema and of each answer, and of each field where it differs from that of its schema. */
export function provenanceFacts({ schemas, operations }: Contract): string {
  const entries: [string, Provenance][] = [];
  for (const { operationId, provenance, responseProvenance } of operations) {
    const operation = provenanceOf(provenance, unknown);
    entries.push([operationId, operation]);
    for (const [status, node] of Object.entries(responseProvenance)) {
      entries.push([`${operationId} ${status}`, provenanceOf(node, operation)]);
    }
  }
  for (const [name, schema] of Object.entries(schemas)) addSchema(name, schema, unknown);

  function addSchema(name: string, schema: JsonObject, inherited: Provenance): void {
    const own = provenanceOf(schema, inherited);
    if (own !== inherited) entries.push([name, own]);
    for (const [field, inner] of Object.entries((schema.properties ?? {}) as { [name: string]: JsonObject })) {
      addSchema(`${name}.${field}`, inner, own);
    }
  }

  const lines = entries.map(([statement, facts]) => `  '${statement}': ${JSON.stringify(facts)},\n`);
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
