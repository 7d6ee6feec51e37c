import { type Command, Option } from 'commander';
import { formats } from '../read/input/format.js';
import { checkOption } from '../read/input/options.js';
import { presetNames } from '../read/mapping/presets/preset.js';
import {
  checked,
  collect,
  collectNamed,
  duration,
  mostInvalid,
  positive,
  refuseKey,
  seconds,
  wholeNumber,
} from './values.js';

/** The headings of the help. They stand in it in the order in which a command gets its options. */
export const group = {
  input: 'Input:',
  ledger: 'Ledger:',
  before: 'Before sending:',
  sending: 'Sending:',
  server: 'Server:',
  output: 'Output:',
  others: 'Options:',
} as const;

/** Files of items. @param name of the argument, by which it is optional or not */
export function withFile(command: Command, name = '<file...>'): Command {
  return withReading(
    command.argument(name, 'CSV, NDJSON, JSON or Excel (.xlsx), also compressed with gzip; - reads standard input'),
  );
}

/** How files are read. */
export function withReading(command: Command): Command {
  return command
    .optionsGroup(group.input)
    .addOption(new Option('--format <name>', 'file format (default: by file name)').choices(formats))
    .option(
      '--delimiter <character>',
      'what separates the columns of a CSV file (default: detected)',
      checked(checkOption.delimiter),
    )
    .option(
      '--encoding <name>',
      'character encoding, such as windows-1252 (default: utf-8)',
      checked(checkOption.encoding),
    )
    .option(
      '--header <names>',
      'column names, separated by commas, for a file without a header line',
      checked((text) =>
        checkOption.header(
          String(text)
            .split(',')
            .map((name) => name.trim()),
        ),
      ),
    )
    .option('--skip <lines>', 'number of lines before the header (default: 0)', checked(checkOption.skip))
    .option('--sheet <name>', 'name or number of the sheet in a workbook (default: 1)', checked(checkOption.sheet))
    .option('--rows <path>', 'where the rows are in a JSON file, such as data.deals', checked(checkOption.rows));
}

/** Files of items that a mapping may make. */
export function withMapping(command: Command, files?: string): Command {
  return withFile(command, files)
    .option(
      '--map <file>',
      `mapping of columns to fields: a YAML file, a program (mapping.mjs), or a preset: ${presetNames.join(', ')}`,
    )
    .option('--lookup <name=file>', 'file of a table that the mapping looks rows up in; can be repeated', collectNamed)
    .option('--date-format <format>', 'format of dates that have none in the mapping, such as d/M/yyyy');
}

/** The memory of what Recotap has. @param what it does with it */
export function withLedger(command: Command, what = 'send only what changed, and remember it in this ledger'): Command {
  return command
    .optionsGroup(group.ledger)
    .option('--ledger <file>', `${what}: a file, or postgres://… (default: RECOTAP_LEDGER)`)
    .option('--lane <name>', 'Recotap account, if the ledger is for several (default: default)');
}

/** A lane of a ledger that is there. */
export function withLane(command: Command): Command {
  return withTarget(withLedger(command, 'ledger to use')).optionsGroup(group.others);
}

/** Where the versions of deals are. */
export const versionOption = [
  '--version-column <name>',
  'column with the time of the last change, so that an older version never overwrites a newer one',
] as const;

/** Deals of the ledger instead of a file. The options for files make no sense with it. */
export function withRelink(command: Command): Command {
  const ofFiles = 'map lookup dateFormat format delimiter encoding header skip sheet rows versionColumn';
  const others = 'full registerStages maxInvalid';
  return command.addOption(
    new Option(
      '--relink',
      'instead of a file, send the deals of the ledger again whose account has been created since',
    ).conflicts([...ofFiles.split(' '), ...others.split(' ')]),
  );
}

/** The server. */
export function withTarget(command: Command): Command {
  return command
    .optionsGroup(group.server)
    .addOption(
      new Option('--environment <name>', 'server to use (default: production)')
        .choices(['production', 'sandbox'])
        .conflicts('baseUrl'),
    )
    .option('--base-url <url>', 'URL of another server, such as an emulator');
}

function withKey(command: Command): Command {
  return withTarget(command)
    .option('--api-key-file <file>', 'file that holds the API key (default: RECOTAP_API_KEY)')
    .addOption(new Option('--api-key [key]').hideHelp().argParser(refuseKey).preset(''));
}

/** The server to talk to, and what is printed about it. @param json what --json does */
export function withServer(command: Command, json: string): Command {
  return withLog(withKey(command).optionsGroup(group.output), json);
}

function withLog(command: Command, json: string): Command {
  return command
    .option('--json', json)
    .option('--verbose', 'log each request, as RECOTAP_DEBUG=1 does')
    .option('--har <file>', 'record requests and responses in this file (HAR), without the key and with other values');
}

/** How a file of a few things is sent. */
export function withRun(command: Command): Command {
  return withQuiet(withServer(withEnd(withConfirm(command)), 'print the report as JSON'));
}

/**
 * How a file of many items is pushed.
 *
 * @param word what an item is called
 */
export function withPush(command: Command, word: string): Command {
  withConfirm(command)
    .option('--dry-run', 'do everything but send')
    .option('--max-invalid <n|n%>', 'send nothing if more than this is invalid (default: no limit)', mostInvalid)
    .option('--fail-if-empty', `exit with 1 if the file holds no ${word}`);
  withEnd(command)
    .option('--concurrency <n>', 'most requests in flight at once (default: 8)', wholeNumber(1, 100))
    .option('--requests-per-second <n>', 'most requests per second (default: what the server allows)', positive);
  withKey(command)
    .optionsGroup(group.output)
    .option(
      '--problems <file>',
      `write each ${word} that was not stored to this file (NDJSON, or CSV by its name), and keep an older one`,
    )
    .option('--report <file>', 'write a report to this file (.html, .md or .json); can be repeated', collect);
  return withQuiet(withLog(command, 'print the report as JSON'));
}

function withConfirm(command: Command): Command {
  return command.optionsGroup(group.before).option('--confirm', 'ask first, on a terminal');
}

function withEnd(command: Command): Command {
  return command
    .optionsGroup(group.sending)
    .option('--deadline <duration>', 'stop sending after this time, such as 90s, 10m or 2h', duration)
    .option(
      '--grace <seconds>',
      'how long to wait for requests in flight after a deadline or an interrupt (default: 5)',
      seconds,
    );
}

function withQuiet(command: Command): Command {
  return command.option('--quiet', 'show no progress, only the report and errors');
}
