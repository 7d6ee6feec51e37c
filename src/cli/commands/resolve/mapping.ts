import { CliError } from '../../terminal/cli-error.js';

/** The options of a command that maps a file. */
export interface MapOptions {
  map?: string | undefined;
  /** Files by the names of lookups. */
  lookup?: ReadonlyMap<string, string> | undefined;
  dateFormat?: string | undefined;
}

/** @throws CliError when an option makes no sense, as there is no mapping */
export function withoutMapping({ lookup, dateFormat }: MapOptions): undefined {
  const flag = lookup === undefined ? (dateFormat === undefined ? undefined : '--date-format') : '--lookup';
  if (flag !== undefined) throw new CliError(`${flag} needs a mapping: name one with --map.`);
}
