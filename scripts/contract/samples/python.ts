import type { Json } from '../../generate/document.js';
import type { Call, Server } from './call.js';

/** The call with the package `requests`. It reads the key from `RECOTAP_API_KEY`, and raises an exception on an error status. */
export function toPython({ method, path, query, body }: Call, { url }: Server): string {
  const args = [
    JSON.stringify(`${url}${path}`),
    'headers={"X-Api-Key": os.environ["RECOTAP_API_KEY"]}',
    ...(Object.keys(query).length === 0 ? [] : [`params=${literal(query)}`]),
    ...(body === undefined ? [] : [`json=${literal(body)}`]),
    'timeout=30',
  ];
  return `import os

import requests

response = requests.${method.toLowerCase()}(
${args.map((arg) => `    ${arg.replaceAll('\n', '\n    ')},`).join('\n')}
)
response.raise_for_status()
print(response.json())
`;
}

const words = new Map<Json, string>([
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
]);

/** A value as Python writes it, over several lines. Its strings and numbers are those of JSON. */
function literal(value: Json): string {
  if (value === null || typeof value !== 'object') return words.get(value) ?? JSON.stringify(value);
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map(literal)]
    : ['{', '}', Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${literal(each)}`)];
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `    ${item.replaceAll('\n', '\n    ')},`).join('\n')}\n${close}`;
}
