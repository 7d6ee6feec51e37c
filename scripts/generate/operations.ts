import { banner } from './banner.js';
import type { Contract, Operation } from './contract.js';

/** How each operation is called, one constant each, so that an app bundles only those it uses. */
export function operationFacts({ operations }: Contract): string {
  return `${banner}
${operations.map(constant).join('')}
/** Every operation of the contract, by its \`operationId\`. */
export const operations = {
${operations.map(({ operationId }) => `  ${operationId},\n`).join('')}} as const;

/** The name of an operation in the contract, such as \`pushDeals\`. */
export type OperationId = keyof typeof operations;
`;
}

function constant({ operationId, method, path, bulk }: Operation): string {
  const items =
    bulk === undefined ? '' : `, itemsKey: '${bulk.itemsKey}', idField: '${bulk.idField}', maxItems: ${bulk.maxItems}`;
  return `export const ${operationId} = { method: '${method.toUpperCase()}', path: '${path}'${items} } as const;\n`;
}
