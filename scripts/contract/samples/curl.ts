import { type Call, type Server, searchOf } from './call.js';

/** The call as a command for a POSIX shell, which reads the key from `RECOTAP_API_KEY`. It fails on an error status. */
export function toCurl(call: Call, { url }: Server): string {
  const { method, path, body } = call;
  return [
    `curl --fail-with-body --request ${method} ${quote(`${url}${path}${searchOf(call)}`)}`,
    '--header "X-Api-Key: $RECOTAP_API_KEY"',
    ...(body === undefined
      ? []
      : [`--header 'Content-Type: application/json'`, `--data ${quote(JSON.stringify(body, undefined, 2))}`]),
  ].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
