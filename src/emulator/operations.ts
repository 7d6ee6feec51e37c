import { type OperationId, operations } from '../../generated/operations.js';
import { servers } from '../../generated/servers.js';

export const operationIds = Object.keys(operations) as readonly OperationId[];

/** Production's base path. Prism serves the same calls at the root, so the emulator serves both. */
export const basePath = new URL(servers.production).pathname;

/** Turns a path as it was called into the contract's, without the base path. */
export function withoutBase(path: string): string {
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
