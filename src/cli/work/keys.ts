import { variable } from '../commands/resolve/key-text.js';
import { CliError } from '../terminal/cli-error.js';
import type { Io } from '../terminal/io.js';
import { keyPrintedBy } from './key-command.js';
import type { FindKey } from './types.js';

export interface KeyOptions {
  /** A command that prints the key of the account in `RECOTAP_LANE`. */
  command: string | undefined;
  /** The only account that is served, for which `RECOTAP_API_KEY` is meant. Default: `default`. */
  only: string | undefined;
  /** Ends a command that is running. */
  end: AbortSignal;
}

/**
 * The keys are not in the ledger: each worker is given those of its lanes. A key of one account is never used for another one, which would
 * put the deals of one customer into the account of another.
 */
export function keysOf({ command, only = 'default', end }: KeyOptions, io: Io): FindKey {
  return async (account, accounts) => {
    if (command !== undefined)
      return {
        apiKey: await keyPrintedBy(command, account, io, end),
        apiKeySource: 'the command of --api-key-command',
      };
    const name = variableOf(account);
    const names = account === only ? [name, variable] : [name];
    const given = names.find((each) => io.env[each]?.trim());
    if (given === undefined)
      throw new CliError(
        `There is no API key for it. Set ${name}${account === only ? ` or ${variable}` : ''}, or name a command that prints it: --api-key-command`,
      );
    const alike = accounts.filter((other) => other !== account && variableOf(other) === name);
    if (given === name && alike.length > 0)
      throw new CliError(
        `${name} may be meant for ${[account, ...alike].join(' or ')}. Name a command that prints the key of each: --api-key-command`,
      );
    return { apiKey: io.env[given]?.trim() as string, apiKeySource: `the environment variable ${given}` };
  };
}

/** Such as `RECOTAP_API_KEY_ACME_EU` for the account `acme-eu`. */
export function variableOf(account: string): string {
  return `${variable}_${account.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}
