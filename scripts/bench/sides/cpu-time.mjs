import { writeSync } from 'node:fs';

// Loaded before a program, which is measured from its start to its end.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(process.stderr.fd, `\n${JSON.stringify({ cpuSeconds: (user + system) / 1e6 })}\n`);
});
