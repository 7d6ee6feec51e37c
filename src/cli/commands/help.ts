import { readdir, readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CliError } from '../terminal/cli-error.js';
import { exitCode, type Io } from '../terminal/io.js';
import { asText } from '../terminal/markdown.js';
import { packageFile } from '../terminal/package-file.js';
import { print } from '../terminal/print.js';
import { suggestion } from '../terminal/suggest.js';
import { quoted } from '../terminal/words.js';

/** Longer lines are hard to read. */
const MOST_COLUMNS = 100;

/**
 * `recotap help <topic>`: a guide of this package as text, or the help of a command.
 *
 * @returns the exit code
 * @throws CliError for a topic that is neither
 */
export async function help(words: readonly string[], program: Command, io: Io): Promise<number> {
  const command = commandOf(program, words);
  const guides = await guidesOf();
  if (command === undefined) {
    const [topic = '', ...more] = words;
    if (more.length > 0 || !guides.includes(topic)) throw unknown(words.join(' '), program, guides);
    const columns = (io.stdout as { columns?: number }).columns ?? MOST_COLUMNS;
    await print(io, asText(await readFile(packageFile(`docs/${topic}.md`), 'utf8'), Math.min(columns, MOST_COLUMNS)));
  } else {
    command.outputHelp();
    if (command === program) await print(io, ['', 'Guides, each by recotap help <guide>:', `  ${guides.join(', ')}`]);
  }
  return exitCode.ok;
}

/** `recotap skill`: what an assistant needs to use this package rightly, in the format of agent skills. */
export async function skill(io: Io): Promise<number> {
  await print(io, await readFile(packageFile('docs/SKILL.md'), 'utf8'));
  return exitCode.ok;
}

function commandOf(program: Command, words: readonly string[]): Command | undefined {
  return words.reduce<Command | undefined>(
    (command, word) => command?.commands.find((each) => each.name() === word),
    program,
  );
}

async function guidesOf(): Promise<string[]> {
  const files = await readdir(packageFile('docs'));
  return files.flatMap((file) => /^([a-z-]+)\.md$/.exec(file)?.[1] ?? []).sort();
}

function unknown(topic: string, program: Command, guides: readonly string[]): CliError {
  const commands = program.commands.map((command) => command.name());
  const guess = suggestion(topic, [...guides, ...commands]);
  return new CliError(`There is no help on ${quoted(topic)}.${guess} The guides: ${guides.join(', ')}`);
}
