#!/usr/bin/env node
import { run } from './program.js';
import { exitCode, type Interrupt, type Io, signalExitCode } from './terminal/io.js';
import { say } from './terminal/print.js';

/** How long the command may take to report what it cut off at the second signal, in ms. */
const lastMoment = 1000;

// Each failure is reported to the writer, too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: currentFolder(),
  onInterrupt(listener) {
    let count = 0;
    const onSignal = (signal: Interrupt) => {
      if (++count === 2) setTimeout(() => process.exit(signalExitCode[signal]), lastMoment).unref();
      listener(signal);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    return () => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    };
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
