import { exec } from 'node:child_process';
import { keyInFile, variable } from '../commands/resolve/key-text.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import type { FindKey } from './types.js';

export interface KeyOptions {
  /** A command that prints the key of the account in `RECOTAP_LANE`. */
  command: string | undefined;
  /** The only account that is served, for which `RECOTAP_API_KEY` is meant. Default: `default`. */
  only: string | undefined;
}

/** How long the command may take, in ms. */
const LONGEST_MS = 30_000;

/**
 * The keys are not in the ledger: each worker is given those of its lanes. A key of one account is never used for another one, which would
 * put the deals of one customer into the account of another.
 */
export function keysOf({ command, only = 'default' }: KeyOptions, io: Io): FindKey {
  return async (account, accounts) => {
    if (command !== undefined) return printed(command, account, io);
    const name = variableOf(account);
    const key = io.env[name]?.trim() || (account === only ? io.env[variable]?.trim() : '');
    if (!key)
      throw new CliError(
        `There is no API key for it. Set ${name}${account === only ? ` or ${variable}` : ''}, or name a command that prints it: --api-key-command`,
      );
    const alike = accounts.filter((other) => other !== account && variableOf(other) === name);
    if (alike.length > 0)
      throw new CliError(
        `${name} may be meant for ${[account, ...alike].join(' or ')}. Name a command that prints the key of each: --api-key-command`,
      );
    return key;
  };
}

/** Such as `RECOTAP_API_KEY_ACME_EU` for the account `acme-eu`. */
export function variableOf(account: string): string {
  return `${variable}_${account.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}

/** What the command prints is in no message. */
function printed(command: string, account: string, { env, cwd }: Io): Promise<string> {
  const options = { cwd, env: { ...env, RECOTAP_LANE: account }, timeout: LONGEST_MS, maxBuffer: 64 * 1024 };
  return new Promise((resolve, reject) => {
    exec(command, options, (error, stdout) => {
      if (error !== null) {
        const how = error.killed
          ? `took longer than ${LONGEST_MS / 1000} s`
          : `ended with ${error.code ?? error.signal}`;
        reject(new CliError(`The command of --api-key-command ${how}.`));
        return;
      }
      try {
        resolve(keyInFile(stdout, 'What the command of --api-key-command printed'));
      } catch (problem) {
        reject(problem);
      }
    });
  });
}
