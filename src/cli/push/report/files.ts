import { CliError } from '../../terminal/cli-error.js';
import type { Io } from '../../terminal/io.js';
import { createOutputFile, type OutputFile, type SavedFile } from '../../terminal/output-file.js';
import { mustNotOverwrite } from '../../terminal/same-file.js';

/** Makes the text of a report in each format. */
export interface Formats {
  html(): Promise<string>;
  markdown(): string;
  /** In parts, since it has every problem. */
  json(): Iterable<string>;
}

export interface ReportFiles {
  /** Writes the reports, and puts them into their places. @throws CliError when not all of it could be written */
  save(formats: Formats): Promise<SavedFile[]>;
  /** Leaves everything as it was before, unless the files were saved. */
  discard(): Promise<void>;
}

type Format = keyof Formats;

const extensions: readonly [RegExp, Format][] = [
  [/\.html?$/i, 'html'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.json$/i, 'json'],
];

/**
 * Begins the reports of a push, so that a name that cannot be written to is reported before anything is sent.
 *
 * @param reads the files that the run reads or writes, and must not overwrite
 * @throws CliError when a file cannot be written there, or its name tells no format
 */
export async function createReportFiles(
  names: readonly string[],
  reads: readonly string[],
  io: Io,
): Promise<ReportFiles> {
  const formats = names.map(formatOf);
  for (const [index, name] of names.entries())
    await mustNotOverwrite('--report', name, [...reads, ...names.slice(0, index)], io);
  const outputs: OutputFile[] = [];
  const discard = async () => {
    for (const output of outputs) await output.discard();
  };
  try {
    for (const name of names) outputs.push(await createOutputFile(name, io));
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    async save(texts) {
      const saved: SavedFile[] = [];
      for (const [index, output] of outputs.entries()) {
        const format = formats[index] as Format;
        const parts = format === 'json' ? texts.json() : [await texts[format]()];
        for (const part of parts) await output.write(part);
        saved.push(await output.save());
      }
      return saved;
    },
    discard,
  };
}

function formatOf(name: string): Format {
  const format = extensions.find(([extension]) => extension.test(name))?.[1];
  if (format === undefined)
    throw new CliError(`--report cannot tell the format of ${name}: expected a name that ends in .html, .md or .json.`);
  return format;
}
