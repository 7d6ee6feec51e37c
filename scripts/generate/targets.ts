import { readFileSync } from 'node:fs';
import openapiTS, { astToString, type SchemaObject } from 'openapi-typescript';
import ts from 'typescript';
import { banner } from './banner.js';
import type { Contract } from './contract.js';
import { type JsonObject, readDocument } from './document.js';
import { exampleValues } from './examples.js';
import { fieldFacts } from './fields.js';
import { itemSchemas, jsonSchema, schemaFile } from './json-schemas.js';
import { operationFacts } from './operations.js';
import { withProvenance, withTags } from './provenance.js';
import { provenanceFacts } from './provenance-facts.js';
import { reportPage } from './report-page.js';
import { requestFunctions } from './requests.js';
import { withComments } from './schema-comments.js';
import { shapeFacts } from './shapes.js';
import { validated, validatorCode, validatorIndex, validatorIndexTypes, validatorTypes } from './validators.js';

type Target = (contract: Contract) => string | Promise<string>;
type Targets = { [file: string]: Target };

/** The files that `npm run generate` writes, by name, each with the function that makes its text. */
export function targetsOf(contract: Contract): Targets {
  return Object.fromEntries(
    [targets, ...validated(contract).map(validatorTargets), ...itemSchemas(contract).map(schemaTarget)].flatMap(
      Object.entries<Target>,
    ),
  );
}

const targets: Targets = {
  'schema.ts': schemaTypes,
  'client.ts': requestFunctions,
  'operations.ts': operationFacts,
  'fields.ts': fieldFacts,
  'servers.ts': servers,
  'version.ts': version,
  'inspection.ts': inspectionDescription,
  'shapes.ts': shapeFacts,
  'provenance.ts': provenanceFacts,
  'examples.ts': exampleValues,
  'report-page.ts': reportPage,
  'validate.js': (contract) => `${banner}\n${validatorIndex(contract)}`,
  'validate.d.ts': (contract) => `${banner}\n${validatorIndexTypes(contract)}`,
};

function validatorTargets(name: string): Targets {
  return {
    [`validate/${name}.js`]: async (contract) => banner + (await validatorCode(name, contract)),
    [`validate/${name}.d.ts`]: () => `${banner}\n${validatorTypes(name)}`,
  };
}

function schemaTarget(name: string): Targets {
  return { [schemaFile(name)]: (contract) => jsonSchema(name, contract) };
}

async function schemaTypes({ url }: Contract): Promise<string> {
  const document = withProvenance(readDocument<JsonObject>(url));
  // Unlike the command, the API does not read redocly.yaml, whose lint rules are not meant for it.
  const nodes = await openapiTS(JSON.stringify(document), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    transform: keepNull,
  });
  return banner + withComments(withTags(astToString(nodes)), document);
}

/** openapi-fetch drops a property of an answer that can only be null, and with it the type of `data` in other answers. */
function keepNull({ type }: SchemaObject): ts.TypeNode | undefined {
  if (type !== 'null') return undefined;
  const { factory } = ts;
  const never = factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  return factory.createUnionTypeNode([
    factory.createLiteralTypeNode(factory.createNull()),
    factory.createArrayTypeNode(never),
  ]);
}

function servers(contract: Contract): string {
  const entries = Object.entries(contract.servers).map(([environment, url]) => `  ${environment}: '${url}',\n`);
  return `${banner}
/** The base URL of each environment. */
export const servers = {
${entries.join('')}} as const;
`;
}

function version({ version }: Contract): string {
  return `${banner}
/** The version of the contract, and of this package. */
export const version = '${version}';
`;
}

/** The description of `/_emulator`, which an emulator serves wherever it runs. */
function inspectionDescription(): string {
  const text = readFileSync(new URL('../../src/emulator/inspection/openapi.yaml', import.meta.url), 'utf8');
  return `${banner}
/** The description of \`/_emulator\` in OpenAPI 3.1, as YAML. */
export const inspectionDescription = ${JSON.stringify(text)};
`;
}
