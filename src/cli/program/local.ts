import { type Command, InvalidArgumentError } from 'commander';
import type { DeviationKind } from '../../emulator/index.js';
import { collectOrigin, wholeNumber } from './values.js';

/** What each deviation of the emulator does. TypeScript makes sure that none is missing. */
export const deviations: Record<DeviationKind, string> = {
  'added-field': 'rows and the envelope have an extra field',
  'renamed-field': 'the first field of each row has another name',
  'missing-field': 'the second field of each row is missing',
  'null-field': 'the second field of each row is null',
  'number-as-text': 'numbers are strings',
  'other-time-format': 'times are seconds since 1970',
  'unknown-value': 'the status of each row has an unknown value',
  'null-data': 'data is null',
  'bare-array': 'the rows come without an envelope',
  'flattened-data': 'what belongs into data is beside it',
  'nested-data': 'data is one level deeper',
  'keyed-rows': 'the rows are an object instead of an array',
  'status-201': 'a success has the status 201',
  'status-202': 'a success has the status 202',
  'html-type': 'the JSON comes as text/html',
};

const emulatorHelp = `
Deviations, each of which changes every successful response:
${Object.entries(deviations)
  .map(([name, effect]) => `  ${name.padEnd(18)} ${effect}`)
  .join('\n')}

Examples:
  $ recotap emulator --open
  $ recotap emulator --port 0 --faults faults.yaml
`;

const mockHelp = `
The mock is Prism with the contract of this package. You install Prism yourself:
  $ npm install --save-dev @stoplight/prism-cli@5

A header selects another response, such as "Prefer: code=429" or
"Prefer: code=200, example=partlyFailed". The mock stores nothing; recotap
emulator stores what you push, and has a result for each deal.
`;

const port = wholeNumber(0, 65_535);

/** The commands that stand in for Recotap on this machine. */
export function addLocalCommands(program: Command): void {
  program.commandsGroup('Development:');
  program
    .command('emulator')
    .description('Run a stand-in for Recotap on this machine that stores what you push.')
    .option('--port <n>', 'port to listen on; 0 for any free one (default: 4020)', port)
    .option('--host <address>', 'name or address to listen on (default: 127.0.0.1)')
    .option('--open', 'open its page in a browser')
    .option('--faults <file>', 'schedule of faults (YAML), such as examples/faults.yaml of this package')
    .option('--deviate <kinds>', 'deviate from the contract in these ways, separated by commas', deviationList)
    .option('--api-key-file <file>', 'file that holds the only API key to accept (default: any key)')
    .option('--allow-origin <origin>', 'let pages of this origin call the API; can be repeated', collectOrigin)
    .option('--inspect-token-file <file>', 'file that holds the token for its page (default: none on this machine)')
    .addHelpText('after', emulatorHelp);
  program
    .command('mock')
    .description('Serve the examples of the contract on this machine, with Prism.')
    .option('--port <n>', 'port to listen on; 0 for any free one (default: 4010)', port)
    .option('--host <name>', 'name or address to listen on (default: 127.0.0.1)')
    .option('--dynamic', 'generate responses from the schemas')
    .option('--seed <text>', 'generate the same responses each time')
    .addHelpText('after', mockHelp);
}

/** Names of deviations, with commas. */
function deviationList(text: string): DeviationKind[] {
  return text.split(',').map((word) => {
    const name = word.trim();
    if (isDeviation(name)) return name;
    throw new InvalidArgumentError(`There is no "${name}". There are ${Object.keys(deviations).join(', ')}.`);
  });
}

function isDeviation(name: string): name is DeviationKind {
  return Object.hasOwn(deviations, name);
}
