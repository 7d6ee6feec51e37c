import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Contract } from './contract.js';
import { toJsonSchemas } from './contract.js';
import type { Json, JsonObject } from './document.js';
import { lean, type PatternFacts } from './lean.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A timestamp by RFC 3339, for responses. In requests, the contract has a pattern of its own. */
const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const annotations = ['title', 'description', 'examples', 'default'];

/** The schemas with a validator: every request, every response and every item of a bulk operation. */
export function validated({ operations }: Contract): string[] {
  const names = operations.flatMap(({ requestSchema, responseSchemas, bulk }) => [
    ...(requestSchema === undefined ? [] : [requestSchema]),
    ...responseSchemas,
    ...(bulk === undefined ? [] : [bulk.itemSchema]),
  ]);
  return [...new Set(names)].sort();
}

/** The validator of one schema, as an ES module without imports, so that an app bundles only those it uses. */
export async function validatorCode(name: string, { schemas }: Contract): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    // src/base/issues.ts words the messages.
    messages: false,
    code: { source: true, esm: true },
    formats: { 'date-time': rfc3339 },
  });
  ajv.addSchema({ $id: 'recotap', $defs: rulesOfEach(toJsonSchemas(schemas)) });
  const code = standaloneCode.default(ajv, { [`validate${name}`]: `recotap#/$defs/${name}` });
  // Ajv's code `require`s other helpers, even as an ES module, so they are bundled in.
  const { outputFiles } = await build({
    stdin: { contents: lean(code, patternFacts(schemas)), resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    // The output holds the paths of modules, which must not change when node_modules is a link.
    preserveSymlinks: true,
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function patternFacts(schemas: Contract['schemas']): PatternFacts {
  const byPattern = (fact: string) => new Map(Object.values(schemas).map((schema) => [schema.pattern, schema[fact]]));
  return { expected: byPattern('x-expected'), common: byPattern('x-common-pattern') };
}

/** A schema without its texts for readers, because a validator's code holds parts of the schema. */
function rules(node: Json): Json {
  if (Array.isArray(node)) return node.map(rules);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !annotations.includes(key))
      .map(([key, value]) => [key, key === 'properties' ? rulesOfEach(value as JsonObject) : rules(value)]),
  );
}

function rulesOfEach(schemas: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, rules(schema)]));
}

export function validatorTypes(name: string): string {
  return `import type { ${name} } from '../schema.js';
import type { ContractValidator } from '../validate.js';

export const validate${name}: ContractValidator<${name}>;
`;
}

/** All validators. To load a single one, import it from its own file. */
export function validatorIndex(contract: Contract): string {
  return validated(contract)
    .map((name) => `export { validate${name} } from './validate/${name}.js';\n`)
    .join('');
}

export function validatorIndexTypes(contract: Contract): string {
  return `/**
 * One violation of the contract, as Ajv reports it. \`instancePath\` is a JSON pointer. If the contract describes a pattern in words,
 * \`params\` has them as \`expected\` instead of the pattern.
 */
export interface ContractError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Checks a value against the contract. \`errors\` belongs to the latest call, so read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

${validatorIndex(contract)}`;
}
