/** A generator of TypeScript clients. `command` runs in its own folder, with the contract one folder above. */
interface Generator {
  readonly name: string;
  readonly folder: string;
  readonly command: readonly [program: string, ...args: string[]];
}

const contract = '../openapi.yaml';
const client = 'generated/client.ts';

export const clients: readonly Generator[] = [
  { name: 'orval', folder: 'orval', command: ['orval', '--config', 'orval.config.mjs'] },
  { name: '@hey-api/openapi-ts', folder: 'hey-api', command: ['openapi-ts', '-i', contract, '-o', 'generated'] },
  {
    name: 'swagger-typescript-api',
    folder: 'swagger-typescript-api',
    command: [
      ...(['swagger-typescript-api', 'generate', '-p', contract] as const),
      ...(['-o', 'generated', '-n', 'client.ts', '--disable-throw-on-error'] as const),
    ],
  },
  { name: 'oazapfts', folder: 'oazapfts', command: ['oazapfts', contract, client] },
  {
    name: 'openapi-zod-client',
    folder: 'openapi-zod-client',
    command: ['openapi-zod-client', contract, '-o', client],
  },
  { name: 'typed-openapi', folder: 'typed-openapi', command: ['typed-openapi', contract, '-o', client] },
  { name: '@kubb/cli', folder: 'kubb', command: ['kubb', 'generate', '-c', 'kubb.config.mjs'] },
];
