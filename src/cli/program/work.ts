import type { Command } from 'commander';
import { withTarget } from './options.js';
import { collect, wholeNumber } from './values.js';

const workHelp = `
The API key of a lane comes from RECOTAP_API_KEY_<LANE>: for the account
acme-eu, from RECOTAP_API_KEY_ACME_EU. RECOTAP_API_KEY is for the account
"default", or for the one that --lane names. A key is never used for another
account. A lane without an accepted key is parked, and holds up no other lane.

A lane with much to send gives way after 5 s if others wait for their turn.
On SIGTERM, the worker lets requests in flight finish, for at most 10 s, and
gives its lanes back.

Example:
  $ recotap work --ledger postgres://recotap@db/crm --port 9090
`;

/** The command that sends what is in a ledger. */
export function addWorkCommand(program: Command): void {
  const work = program
    .command('work')
    .description('Send what others put into a ledger, until interrupted.')
    .option('--ledger <address>', 'ledger to send: postgres://…, or a file (default: RECOTAP_LEDGER)')
    .option('--lane <name>', 'only this account; can be repeated (default: every lane of the server)', collect)
    .option('--lanes-at-once <n>', 'most lanes that are sent at once (default: 50)', wholeNumber(1, 1_000))
    .option('--timeout <seconds>', 'longest time for one request (default: 15)', wholeNumber(1, 600))
    .option('--port <n>', 'serve /health and /metrics on this port; 0 for any free one', wholeNumber(0, 65_535))
    .option('--host <address>', 'name or address to serve them on (default: 127.0.0.1)')
    .option('--verbose', 'log each request');
  withTarget(work)
    .option('--api-key-command <command>', 'program that prints the API key of the account in RECOTAP_LANE')
    .addHelpText('after', workHelp);
}
