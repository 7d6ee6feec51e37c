import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DeviationKind } from '../emulator/index.js';
import { deviations } from './help.js';
import type { MostInvalid } from './push/survey.js';
import { formats } from './read/input/format.js';
import { type Checked, checkOption } from './read/input/options.js';
import { presetNames } from './read/mapping/presets/preset.js';
import { CliError } from './terminal/cli-error.js';
import { sentence } from './terminal/words.js';

/** Files of items. @param name of the argument, by which it is optional or not */
export function withFile(command: Command, name = '<file...>'): Command {
  return withReading(
    command.argument(name, 'CSV, NDJSON, JSON or an Excel workbook, also packed by gzip; - for the standard input'),
  );
}

/** How files are read. */
export function withReading(command: Command): Command {
  return command
    .addOption(new Option('--format <name>', 'the format of the files (default: by their names)').choices(formats))
    .option('--delimiter <character>', 'of CSV (default: by its header)', checked(checkOption.delimiter))
    .option('--encoding <name>', 'such as windows-1252 (default: utf-8)', checked(checkOption.encoding))
    .option(
      '--header <names>',
      'the names of the columns with commas, for a file without a header',
      checked((text) =>
        checkOption.header(
          String(text)
            .split(',')
            .map((name) => name.trim()),
        ),
      ),
    )
    .option('--skip <lines>', 'how many lines stand before the header', checked(checkOption.skip))
    .option('--sheet <name>', 'the sheet of a workbook, or its number (default: 1)', checked(checkOption.sheet))
    .option('--rows <path>', 'the keys to the array of rows in a JSON document', checked(checkOption.rows));
}

function checked<Value>(check: (given: unknown) => Checked<Value>): (text: string) => Value {
  return (text) => {
    const result = check(text);
    if ('value' in result) return result.value;
    throw new InvalidArgumentError(sentence(capitalised(result.problem)));
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Files of items that a mapping may make. */
export function withMapping(command: Command, files?: string): Command {
  return withFile(command, files)
    .option(
      '--map <file>',
      `a mapping of the file's columns to fields (YAML), a program (mapping.mjs), or a preset: ${presetNames.join(', ')}`,
    )
    .option(
      '--lookup <name=file>',
      'the file of a table that the mapping looks rows up in; can be repeated',
      collectNamed,
    )
    .option('--date-format <format>', 'the format of the dates whose entry in the mapping has none, such as d/M/yyyy');
}

/** A ledger, and a lane of it. */
export function withLane(command: Command): Command {
  return withLedger(withTarget(command));
}

/** The server. */
export function withTarget(command: Command): Command {
  return command
    .addOption(
      new Option('--environment <name>', 'the server to use (default: production)')
        .choices(['production', 'sandbox'])
        .conflicts('baseUrl'),
    )
    .option('--base-url <url>', 'use another server, such as an emulator');
}

/** The server to talk to, and the key. */
export function withServer(command: Command): Command {
  return withTarget(command)
    .option('--api-key-file <file>', 'a file that holds the API key, instead of RECOTAP_API_KEY')
    .option('--har <file>', 'record the traffic in this file (HAR), without the key and with other values')
    .addOption(new Option('--api-key [key]').hideHelp().argParser(refuseKey).preset(''));
}

/**
 * How a file is pushed.
 *
 * @param word what an item is called
 */
export function withPush(command: Command, word: string): Command {
  return withRun(
    command
      .option('--dry-run', 'do everything but send')
      .option('--problems <file>', `write each ${word} that was not stored to this file (NDJSON, or CSV by its name)`)
      .option(
        '--report <file>',
        'write a report to this file (.html, .md or .json, by its name); can be repeated',
        collect,
      )
      .option('--max-invalid <n|n%>', 'send nothing when more than this is invalid (default: no limit)', mostInvalid)
      .option('--fail-if-empty', `exit with 1 when the file holds no ${word}`)
      .option('--concurrency <n>', 'the most requests in flight at once (default: 8)', wholeNumber(1, 100))
      .option('--requests-per-second <n>', 'the most requests per second (default: what the server allows)', positive),
  );
}

/** The memory of what Recotap has acknowledged. */
export function withLedger(command: Command): Command {
  return command
    .option(
      '--ledger <file>',
      'remember here what Recotap has, and send only what changed: a file, or postgres://… (default: RECOTAP_LEDGER)',
    )
    .option('--lane <name>', 'the account at the server, if the ledger holds several (default: default)');
}

/** Where the versions of deals are. */
export const versionOption = [
  '--version-column <name>',
  'the column with the time of the last change, so that an older version never overwrites a newer one',
] as const;

/** Deals of the ledger instead of a file. The options for files make no sense with it. */
export function withRelink(command: Command): Command {
  const ofFiles = 'map lookup dateFormat format delimiter encoding header skip sheet rows versionColumn';
  const others = 'full registerStages maxInvalid';
  return command.addOption(
    new Option(
      '--relink',
      'instead of a file, send again the deals of the ledger whose account has come since',
    ).conflicts([...ofFiles.split(' '), ...others.split(' ')]),
  );
}

/** How anything is sent to a server. */
export function withRun(command: Command): Command {
  return withReport(
    withServer(command)
      .option('--confirm', 'ask before anything is sent, on a terminal')
      .option('--deadline <duration>', 'send nothing more after this time, such as 90s, 10m, 2h', duration)
      .option('--grace <seconds>', 'how long requests in flight may take after the end (default: 5)', seconds)
      .option('--quiet', 'show no progress, only the report and errors'),
    'print a report as JSON',
  );
}

/** @param json what --json does */
export function withReport(command: Command, json: string): Command {
  return command.option('--json', json).option('--verbose', 'log each request, as RECOTAP_DEBUG=1 does');
}

function refuseKey(): never {
  throw new CliError(
    'Do not put the API key on the command line, where other users of this machine can see it. Set the environment variable RECOTAP_API_KEY, or put RECOTAP_API_KEY=… into a file .env in this folder, or name a file that holds the key: --api-key-file key.txt.',
  );
}

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** `5` or `5%`. */
function mostInvalid(text: string): MostInvalid {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const value = Number(digits);
  if (percent === '%' && value <= 100) return { percent: value };
  if (percent === '' && Number.isInteger(value)) return { count: value };
  throw new InvalidArgumentError('Expected a whole number, such as 20, or a share, such as 5%.');
}

const unitMs = { h: 3_600_000, m: 60_000, s: 1_000 };
const longestMs = 7 * 24 * unitMs.h;

/** `90s`, `10m`, `2h`, `1h30m`. In ms. */
function duration(text: string): number {
  const [, h, m, s] = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text) ?? [];
  const ms = Number(h ?? 0) * unitMs.h + Number(m ?? 0) * unitMs.m + Number(s ?? 0) * unitMs.s;
  if (ms > 0 && ms <= longestMs) return ms;
  throw new InvalidArgumentError('Expected a time up to a week with its unit, such as 90s, 10m, 2h or 1h30m.');
}

/** `90d`, `12h`. In ms. */
export function age(text: string): number {
  const [, count, unit] = /^(\d{1,6})([hd])$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (unit === 'd' ? 24 : 1) * unitMs.h;
  throw new InvalidArgumentError('Expected a number of days or hours, such as 90d or 12h.');
}

/** In ms. */
function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value <= 600) return value * 1_000;
  throw new InvalidArgumentError('Expected seconds from 0 to 600.');
}

function positive(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('Expected a number above 0, such as 5 or 0.5.');
}

/** A date, or a time with its zone. The server has the final say. */
export function timestamp(text: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('Expected an ISO 8601 timestamp, such as 2026-06-30T00:00:00Z.');
}

/** Names of deviations, with commas. */
export function deviationList(text: string): DeviationKind[] {
  return text.split(',').map((word) => {
    const name = word.trim();
    if (isDeviation(name)) return name;
    throw new InvalidArgumentError(`There is no "${name}". There are ${Object.keys(deviations).join(', ')}.`);
  });
}

function isDeviation(name: string): name is DeviationKind {
  return Object.hasOwn(deviations, name);
}

/** The origin of a page, as a browser sends it. Can be repeated. */
export function collectOrigin(value: string, before: readonly string[] = []): string[] {
  const { origin, protocol } = URL.canParse(value) ? new URL(value) : { origin: '', protocol: '' };
  const isHttp = /^https?:$/.test(protocol);
  if (isHttp && origin === value) return [...before, value];
  const meant = isHttp ? `. Did you mean ${origin}?` : ', such as https://app.local.test:3000.';
  throw new InvalidArgumentError(`Expected an origin: a scheme, a host and maybe a port${meant}`);
}

export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** `companies=companies.csv`: a file by its name. */
function collectNamed(text: string, before: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const [, name, file] = /^([\w-]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new InvalidArgumentError('Expected the name of a table and its file, such as companies=companies.csv.');
  if (before.has(name)) throw new InvalidArgumentError(`The table ${name} is given twice.`);
  return new Map([...before, [name, file]]);
}
