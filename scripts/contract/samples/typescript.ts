import type { Json } from '../../generate/document.js';
import type { Call, Server } from './call.js';

/** The call with the generated client, which reads the key from `RECOTAP_API_KEY`. */
export function toTypeScript({ operationId, pathParameters, query, body }: Call, server: Server): string {
  const where =
    server.environment === undefined ? `baseUrl: ${quote(server.url)}` : `environment: ${quote(server.environment)}`;
  const args: Json[] = [
    ...pathParameters,
    ...(body === undefined ? [] : [body]),
    ...(Object.keys(query).length === 0 ? [] : [query]),
  ];
  return `import { createRecotapClient } from 'recotap-api';

const client = createRecotapClient({ ${where} });
const { data, error } = await client.requests.${operationId}(${args.map(literal).join(', ')});

if (error) throw new Error(error.message);
console.log(data);
`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** A value as people write it in TypeScript: names without quotes, strings in single ones. */
function literal(value: Json): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const nameOf = (key: string) => (/^[A-Za-z_]\w*$/.test(key) ? key : quote(key));
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map(literal)]
    : ['{', '}', Object.entries(value).map(([key, each]) => `${nameOf(key)}: ${literal(each)}`)];
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map((item) => `  ${item.replaceAll('\n', '\n  ')},`).join('\n')}\n${close}`;
}
