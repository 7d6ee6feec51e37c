import { exceptionsOf, type Part, type Provenance, partsOf, provenanceOf } from '../contract/lint/statements.js';
import type { Json, JsonObject } from './document.js';

const tag = '@provenance';

/** The contract with a line such as `@provenance documented, push deals page` below the description of each schema, field and operation. */
export function withProvenance(document: JsonObject): JsonObject {
  const lines = new Map(
    partsOf(document).flatMap((part) => (isTyped(part) ? [[pathOf(part.path), lineOf(part)]] : [])),
  );
  const walk = (node: Json, path: string[]): Json => {
    if (Array.isArray(node)) return node.map((each, index) => walk(each, [...path, String(index)]));
    if (node === null || typeof node !== 'object') return node;
    const inside = Object.entries(node).map(([key, value]) => [key, walk(value, [...path, key])]);
    const line = lines.get(pathOf(path));
    if (line === undefined) return Object.fromEntries(inside);
    const description = typeof node.description === 'string' ? `${node.description.trim()}\n${line}` : line;
    return Object.fromEntries([...inside, ['description', description]]);
  };
  return walk(document, []) as JsonObject;
}

/** The types with each provenance as a tag of its own, where openapi-typescript has it in the text of the description. */
export function withTags(types: string): string {
  return types.replaceAll(`* @description ${tag}`, `* ${tag}`).replace(/^( +\*) +(?=@provenance )/gm, '$1 ');
}

function isTyped({ kind, node }: Part): boolean {
  return ['operation', 'schema', 'property', 'parameter'].includes(kind) || (kind === 'response' && !('$ref' in node));
}

function lineOf(part: Part): string {
  const exceptions = exceptionsOf(part).map(([keyword, provenance]) => `${keyword} ${wordsOf(provenance)}`);
  return `${tag} ${[wordsOf(provenanceOf(part)), ...exceptions].join('; ')}`;
}

/** The anchor of a source is its title in lower case. */
function wordsOf({ level, source, seen }: Provenance): string {
  return [level, source.replaceAll('-', ' '), ...(seen === undefined ? [] : [seen])].join(', ');
}

function pathOf(keys: readonly (string | number)[]): string {
  return keys.join('/');
}
