import { writeSync } from 'node:fs';

// Loaded before a program, which is measured from its start to its end.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = { cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 };
  writeSync(process.stderr.fd, `\n${JSON.stringify(used)}\n`);
});
