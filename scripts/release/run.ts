import { execFile } from 'node:child_process';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a program in the repository. Rejects only when it cannot be started. */
export type Run = (file: 'git' | 'npm', args: readonly string[]) => Promise<Ran>;

export function runnerIn(root: string): Run {
  return (file, args) =>
    new Promise((resolve, reject) => {
      execFile(file, args, { cwd: root, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') reject(error);
        else resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
      });
    });
}
