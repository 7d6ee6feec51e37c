import type { Interrupt } from './io.js';

export const exitCode = {
  ok: 0,
  /** Some deal failed, was invalid or was not sent. */
  problems: 1,
  /** Wrong usage, configuration or input, and nothing was sent. */
  usage: 2,
  /** The run ended before the end of the input. */
  ended: 3,
} as const;

/** The shell's convention: 128 and the number of the signal. */
export const signalExitCode: Record<Interrupt, number> = { SIGINT: 130, SIGTERM: 143 };
