#!/usr/bin/env node
import { exitCode, signalExitCode } from './exit-code.js';
import { type Interrupt, type Io, isClosedPipe } from './io.js';
import { run } from './run.js';

/** After the second signal: how long what is cut off has to give its account. */
const lastMoment = 1000;

// A reader that went away (`recotap … | head`) is no failure, and one of any other kind is told to the writer.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!isClosedPipe(error)) process.exitCode = exitCode.ended;
  });
}

const io: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
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
  const told = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`error: this is a bug in recotap-api. Please report it, with these lines:\n${told}\n`);
  process.exitCode = exitCode.ended;
}
