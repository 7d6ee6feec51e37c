#!/usr/bin/env node
import { run } from './program.js';
import { printable } from './terminal/escape.js';
import { exitCode, type Interrupt, type Io, signalExitCode } from './terminal/io.js';
import { say } from './terminal/print.js';

/** How long the command may take to save and report what it cut off at the second signal, in ms. */
const lastMoment = 5000;
const tellers = new Set<() => readonly string[]>();

// Each failure is reported to the writer, too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: currentFolder(),
  clock: { now: () => performance.now(), wallTime: () => Date.now() },
  onInterrupt(listener) {
    let count = 0;
    let first: Interrupt | undefined;
    const cutOff = () => {
      for (const tell of tellers) process.stderr.write(printable(tell()));
      process.exit(signalExitCode[first ?? 'SIGINT']);
    };
    const onSignal = (signal: Interrupt) => {
      first ??= signal;
      if (++count > 2) cutOff();
      if (count === 2) setTimeout(cutOff, lastMoment).unref();
      listener(signal);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    return () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    };
  },
  onCutOff(tell) {
    tellers.add(tell);
    return () => tellers.delete(tell);
  },
};

try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (error) {
  const trace = error instanceof Error ? error.stack : String(error);
  void say(io, `error: this is a bug in recotap-api. Please report it, with these lines:\n${trace}\n`);
  process.exitCode = exitCode.ended;
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('error: The current folder was deleted. Go to another one.\n');
    process.exit(exitCode.usage);
  }
}
