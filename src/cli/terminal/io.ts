import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../index.js';

/** Everything the command takes from its process. */
export interface Io {
  stdin: Readable & { isTTY?: boolean | undefined; fd?: number | undefined };
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean | undefined; columns?: number | undefined; rows?: number | undefined };
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  clock: Pick<Clock, 'now' | 'wallTime'>;
  /** Calls `listener` on each signal, instead of ending the process. Returns a function that removes the listener. */
  onInterrupt(listener: (signal: Interrupt) => void): () => void;
  /**
   * Calls `tell` when signals end the process before the command has ended, and prints the lines that it returns. It must not wait for
   * anything. Returns a function that removes it.
   */
  onCutOff(tell: () => readonly string[]): () => void;
}

export const exitCode = {
  ok: 0,
  /** Some items need attention: they failed, are invalid or were not sent. */
  problems: 1,
  /** The usage, the configuration or the input is wrong, and nothing was sent. */
  usage: 2,
  /** The run ended before the end of the input. */
  ended: 3,
} as const;

/** As shells do: 128 plus the number of the signal. */
export const signalExitCode = { SIGINT: 130, SIGTERM: 143 } as const;

export type Interrupt = keyof typeof signalExitCode;

/** How the command line names the standard input. */
export const standardInput = '-';
