import { readScenarios, type Scenario } from '../contract/scenarios.js';
import { banner } from './banner.js';
import type { Contract } from './contract.js';
import { type Json, readDocument } from './document.js';

type Named = { [name: string]: { value: Json } };

/** The named examples of requests and responses. Each value is a constant, because several operations and names share it. */
export function exampleValues({ url, operations }: Contract): string {
  const { components } = readDocument<{ components: { examples?: Named } }>(url);
  const named = Object.entries(components.examples ?? {});
  const constants = new Map(named.map(([name, { value }]) => [JSON.stringify(value), constantName(name)]));
  const code = (value: Json) => constants.get(JSON.stringify(value)) ?? JSON.stringify(value);
  const scenarios = readScenarios(url);
  const each = operations.map(({ operationId, requestSchema }) => ({
    operationId,
    requestSchema,
    scenarios: scenarios.filter((scenario) => scenario.operationId === operationId),
  }));
  const schemas = [
    ...operations.flatMap(({ requestSchema }) => requestSchema ?? []),
    ...scenarios.map(({ responseSchema }) => responseSchema),
  ];
  return `${banner}
import type { ${[...new Set(schemas)].sort().join(', ')} } from './schema.js';

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
type DeepWritable<T> = { -readonly [Key in keyof T]: DeepWritable<T[Key]> };
type Named<T> = { readonly [name: string]: DeepReadonly<T> };

${[...constants].map(([value, name]) => `const ${name} = ${value} as const;\n`).join('')}
const values = {
${each.map((operation) => operationCode(operation, code)).join('')}} as const satisfies {
${each.map(operationType).join('')}};

/** The contract's named examples: of each operation, the requests by name and the responses by status and name. */
export const examples = values as DeepWritable<typeof values>;
`;
}

interface Operation {
  operationId: string;
  requestSchema: string | undefined;
  scenarios: Scenario[];
}

function operationCode({ operationId, scenarios }: Operation, code: (value: Json) => string): string {
  const requests = scenarios.flatMap(({ example, request }) =>
    request === undefined ? [] : `      ${example}: ${code(request)},\n`,
  );
  const responses = byStatus(scenarios).map(
    ([status, of]) =>
      `      ${status}: {\n${of.map(({ example, response }) => `        ${example}: ${code(response)},\n`).join('')}      },\n`,
  );
  const request = requests.length === 0 ? '' : `    request: {\n${requests.join('')}    },\n`;
  return `  ${operationId}: {\n${request}    response: {\n${responses.join('')}    },\n  },\n`;
}

function operationType({ operationId, requestSchema, scenarios }: Operation): string {
  const request = requestSchema === undefined ? '' : `request: Named<${requestSchema}>; `;
  const responses = byStatus(scenarios).map(([status, [first]]) => `${status}: Named<${first?.responseSchema}>`);
  return `  ${operationId}: { ${request}response: { ${responses.join('; ')} } };\n`;
}

function byStatus(scenarios: Scenario[]): [number, Scenario[]][] {
  const statuses = [...new Set(scenarios.map(({ status }) => status))];
  return statuses.map((status) => [status, scenarios.filter((scenario) => scenario.status === status)]);
}

function constantName(example: string): string {
  return `${example.charAt(0).toLowerCase()}${example.slice(1)}`;
}
