import type { Command } from 'commander';
import { group, withServer } from './options.js';

const verifyHelp = `
Reads everything that can be read, and prints what agrees with the contract,
what is new, what is missing and what contradicts it. It shows the names of
fields, never values.

Examples:
  $ recotap verify --environment sandbox
  $ recotap verify --environment sandbox --write --json

Exit codes:
  0  the responses agree with the contract, or only add to it
  1  something contradicts the contract, or is missing
  2  the usage is wrong, and nothing was sent
  3  the key was refused, or no server responded
`;

/** The commands that ask a server about itself. */
export function addServerCommands(program: Command): void {
  program.commandsGroup('Server:');
  withServer(program.command('whoami'), 'print the result as JSON').description(
    'Check the API key, and which server it is for.',
  );
  const verify = program.command('verify').description("Compare Recotap's responses with the contract.");
  withServer(verify, 'print the result as JSON')
    .option('--evidence <file>', 'write the shapes of the responses to this file: types and names, no values')
    .optionsGroup(group.others)
    .option('--write', 'also push marked test deals and accounts, which the API cannot delete')
    .addHelpText('after', verifyHelp);
}
