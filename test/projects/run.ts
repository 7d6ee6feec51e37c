import { execFile } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What npm and vitest tell the programs that they start of themselves. */
const ofThisRun =
  /^(?:npm_(?:package|lifecycle)_.*|npm_(?:command|execpath|node_execpath)|npm_config_(?:call|package|local_prefix)|INIT_CWD|NODE_ENV|NODE_OPTIONS|VITEST.*|TEST)$/;
const isOfThisRepository = (folder: string) => folder.startsWith(join(root, 'node_modules'));
const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !isOfThisRepository(folder));

/** The environment of a shell of its own, with the Node of this process, and without the tools of this repository. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofThisRun.test(name))),
  PATH: [dirname(process.execPath), ...path].join(delimiter),
  NO_COLOR: '1',
  CI: 'true',
};

/**
 * Runs a program to its end: all that it printed. Throws an error with that when the program fails.
 *
 * @param added variables for the environment of the program
 */
export function run(
  program: string,
  args: string[],
  cwd: string,
  added: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { cwd, env: { ...env, ...added }, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const printed = `${stdout}${stderr}`;
        if (error === null) resolve(printed);
        else reject(new Error(`${[program, ...args].join(' ')}, in ${cwd}: ${error.code ?? error.signal}\n${printed}`));
      },
    );
    // A program that asks something gets no response, rather than a test that waits for ever.
    child.stdin?.end();
  });
}
