import { execFile } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The environment of a shell in which nobody has run npm, with the Node of this process first. Nothing of this repository's `node_modules`
 * is on the PATH.
 */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle)_.*|npm_(?:command|execpath)|INIT_CWD|NODE_ENV|NODE_OPTIONS|VITEST.*|TEST)$/.test(
        name,
      ),
  ),
);
const others = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.startsWith(join(root, 'node_modules')));
env.PATH = [dirname(process.execPath), ...others].join(delimiter);
// Bundlers and test runners colour what they print, and ask nothing.
Object.assign(env, { NO_COLOR: '1', CI: 'true' });

/** Runs a program to its end: all that it printed. Throws an error with that when the program fails. */
export function run(program: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const printed = `${stdout}${stderr}`;
      if (error === null) resolve(printed);
      else reject(new Error(`${[program, ...args].join(' ')}, in ${cwd}: ${error.code ?? error.signal}\n${printed}`));
    });
    // A program that asks something gets no answer, rather than a test that waits for ever.
    child.stdin?.end();
  });
}
