import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractUrl } from '../generate/contract.js';
import { type Run, redocly } from './redocly.js';

/** Compares recorded traffic (HAR) with the contract by Redocly's own command. */
export function drift(har: string, ...options: string[]): Promise<Run> {
  return redocly(
    'drift',
    resolve(har),
    `--api=${fileURLToPath(contractUrl)}`,
    // Traffic of an emulator or a mock has another host.
    '--match-mode=basepath',
    // For Redocly, a header is documented as a parameter alone.
    '--ignore-headers=x-api-key',
    ...options,
  );
}
