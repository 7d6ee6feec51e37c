import { InvalidArgumentError } from 'commander';
import type { MostInvalid } from '../push/survey.js';
import type { Checked } from '../read/input/options.js';
import { CliError } from '../terminal/cli-error.js';
import { sentence } from '../terminal/words.js';

/** What a check of the readers says, as commander wants it. */
export function checked<Value>(check: (given: unknown) => Checked<Value>): (text: string) => Value {
  return (text) => {
    const result = check(text);
    if ('value' in result) return result.value;
    throw new InvalidArgumentError(sentence(capitalised(result.problem)));
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The key is no option: other users of the machine see it. @throws CliError always */
export function refuseKey(): never {
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
export function mostInvalid(text: string): MostInvalid {
  const [, digits, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const value = Number(digits);
  if (percent === '%' && value <= 100) return { percent: value };
  if (percent === '' && Number.isInteger(value)) return { count: value };
  throw new InvalidArgumentError('Expected a whole number, such as 20, or a share, such as 5%.');
}

const unitMs = { h: 3_600_000, m: 60_000, s: 1_000 };
const longestMs = 7 * 24 * unitMs.h;

/** `90s`, `10m`, `2h`, `1h30m`. In ms. */
export function duration(text: string): number {
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
export function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value <= 600) return value * 1_000;
  throw new InvalidArgumentError('Expected seconds from 0 to 600.');
}

export function positive(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value > 0) return value;
  throw new InvalidArgumentError('Expected a number above 0, such as 5 or 0.5.');
}

/** A date, or a time with its zone. The server has the final say. */
export function timestamp(text: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('Expected an ISO 8601 timestamp, such as 2026-06-30T00:00:00Z.');
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
export function collectNamed(text: string, before: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const [, name, file] = /^([\w-]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new InvalidArgumentError('Expected the name of a table and its file, such as companies=companies.csv.');
  if (before.has(name)) throw new InvalidArgumentError(`The table ${name} is given twice.`);
  return new Map([...before, [name, file]]);
}
