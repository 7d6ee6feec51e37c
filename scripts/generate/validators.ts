import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Contract } from './contract.js';
import { toJsonSchemas } from './contract.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A timestamp as RFC 3339 has it, for responses; in requests the contract's own pattern decides. */
const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** The schemas that get a validator: each request, each response, each item of a bulk operation. */
function validated({ operations }: Contract): string[] {
  const names = operations.flatMap(({ requestSchema, responseSchemas, bulk }) => [
    ...(requestSchema === undefined ? [] : [requestSchema]),
    ...responseSchemas,
    ...(bulk === undefined ? [] : [bulk.itemSchema]),
  ]);
  return [...new Set(names)].sort();
}

/** One ES module without imports: a validator for each of `validated`, and the contract's words for its patterns. */
export async function validatorCode(contract: Contract): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    code: { source: true, esm: true, lines: true },
    // The email rule is the contract's pattern; the format is there for readers and other tools.
    formats: { email: true, 'date-time': rfc3339 },
  });
  const id = 'recotap';
  ajv.addSchema({ $id: id, $defs: toJsonSchemas(contract.schemas) });
  const refs = Object.fromEntries(validated(contract).map((name) => [`validate${name}`, `${id}#/$defs/${name}`]));
  // Ajv's own helpers are `require`d in what it writes, even as an ES module: bundling takes them in.
  const { outputFiles } = await build({
    stdin: { contents: standaloneCode.default(ajv, refs), resolveDir: root, loader: 'js' },
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
  return `${outputFiles[0]?.text}${expectedCode(contract)}`;
}

function expectedCode({ schemas }: Contract): string {
  const expected = Object.values(schemas)
    .filter((schema) => typeof schema['x-expected'] === 'string')
    .map((schema) => [schema.pattern, schema['x-expected']]);
  return `export const expected = ${JSON.stringify(Object.fromEntries(expected), undefined, 2)};\n`;
}

export function validatorTypes(contract: Contract): string {
  const names = validated(contract);
  return `import type { ${names.join(', ')} } from './schema.js';

/** One breach of the contract, as Ajv words it. \`instancePath\` is a JSON pointer. */
export interface ContractError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

/** Tells whether a value keeps to the contract. \`errors\` belongs to the latest call: read it at once. */
export interface ContractValidator<T> {
  (value: unknown): value is T;
  errors?: ContractError[] | null;
}

${names.map((name) => `export const validate${name}: ContractValidator<${name}>;`).join('\n')}

/** What a pattern of the contract expects, in words (\`x-expected\`). */
export const expected: Readonly<Record<string, string>>;
`;
}
