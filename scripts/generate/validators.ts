import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Contract } from './contract.js';
import { toJsonSchemas } from './contract.js';
import type { Json, JsonObject } from './document.js';
import { lean, type PatternFacts } from './lean.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A timestamp as RFC 3339 has it, for responses; in requests the contract's own pattern decides. */
const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const annotations = ['title', 'description', 'examples', 'default'];

/** The schemas that get a validator: each request, each response, each item of a bulk operation. */
export function validated({ operations }: Contract): string[] {
  const names = operations.flatMap(({ requestSchema, responseSchemas, bulk }) => [
    ...(requestSchema === undefined ? [] : [requestSchema]),
    ...responseSchemas,
    ...(bulk === undefined ? [] : [bulk.itemSchema]),
  ]);
  return [...new Set(names)].sort();
}

/** The validator of one schema, as an ES module without imports, so that an app holds those that it uses and no others. */
export async function validatorCode(name: string, { schemas }: Contract): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    // src/base/issues.ts has words of its own.
    messages: false,
    code: { source: true, esm: true },
    // The email rule is the contract's pattern; the format is there for readers and other tools.
    formats: { email: true, 'date-time': rfc3339 },
  });
  ajv.addSchema({ $id: 'recotap', $defs: rulesOfEach(toJsonSchemas(schemas)) });
  const code = standaloneCode.default(ajv, { [`validate${name}`]: `recotap#/$defs/${name}` });
  // Ajv's other helpers are `require`d in what it writes, even as an ES module: bundling takes them in.
  const { outputFiles } = await build({
    stdin: { contents: lean(code, patternFacts(schemas)), resolveDir: root, loader: 'js' },
    absWorkingDir: root,
    // The paths of modules stand in the output, and must be the same where node_modules is a link.
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

/** A schema without its words for readers: a validator's code holds parts of the schema, and they would weigh in every bundle. */
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

/** All validators in one place. Who needs a single one takes it from its own file, and loads no other. */
export function validatorIndex(contract: Contract): string {
  return validated(contract)
    .map((name) => `export { validate${name} } from './validate/${name}.js';\n`)
    .join('');
}

export function validatorIndexTypes(contract: Contract): string {
  return `/**
 * One breach of the contract, as Ajv tells it. \`instancePath\` is a JSON pointer. Of a pattern for which the contract has words, \`params\` has
 * them as \`expected\`, in place of the pattern.
 */
export interface ContractError {
  instancePath: string;
  keyword: string;
  params: Record<string, unknown>;
}

/** Tells whether a value keeps to the contract. \`errors\` belongs to the latest call: read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

${validatorIndex(contract)}`;
}
