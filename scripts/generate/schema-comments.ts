import type { JsonObject } from './document.js';

/** The types that openapi-typescript writes beside those of the contract. */
const wholes: Readonly<Record<string, string>> = {
  paths: 'The operations of the contract by path and method, as openapi-fetch takes them.',
  webhooks: 'The web-hooks of the contract. It has none.',
  components: 'The schemas, responses, parameters and headers of the contract, each by its name.',
  $defs: 'The definitions beside the components of the contract. It has none.',
  operations: 'The parameters, request body and responses of each operation, by its name.',
};

const alias = /^export type \w+ = components\['(\w+)'\]\['(\w+)'\];$/gm;

/**
 * The types with their descriptions where an editor shows them: a description is the text of its comment and not a tag, and each exported name
 * has one, which openapi-typescript leaves out.
 */
export function withComments(types: string, document: JsonObject): string {
  const components = document.components as Record<string, Record<string, { description?: string }>>;
  return (
    types
      .replace(/^( +\*) @description /gm, (_, star: string, at: number) =>
        types.slice(0, at).endsWith('/**\n') ? `${star} ` : `${star}\n${star} `,
      )
      .replaceAll('/** @description ', '/** ')
      // Indented text would be code.
      .replace(/^( +\*) {5}(?=\S)/gm, '$1 ')
      .replace(alias, (line, kind: string, name: string) => {
        const { description = '' } = components[kind]?.[name] ?? {};
        return description === '' ? line : `${comment(description)}\n${line}`;
      })
      .replace(/^export (?:interface|type) (\S+)/gm, (line, name: string) =>
        name in wholes ? `/** ${wholes[name]} */\n${line}` : line,
      )
  );
}

function comment(text: string): string {
  const lines = text.trim().split('\n');
  return lines.length === 1
    ? `/** ${lines[0]} */`
    : ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}
