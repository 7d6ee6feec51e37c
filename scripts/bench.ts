import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How much memory a stream of deals takes, by its length. The server is another process. */
const lengths = [100_000, 1_000_000];

const script = (name: string) => ['--import', 'tsx', fileURLToPath(new URL(`./bench/${name}`, import.meta.url))];

async function startEmulator(): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--max-old-space-size=8192', ...script('emulator.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { process: child, url: String(url).trim() };
}

console.log('| deals | upserted | deals/s | peak memory, MB |\n| --- | --- | --- | --- |');
for (const length of lengths) {
  const emulator = await startEmulator();
  try {
    const output = execFileSync(process.execPath, [...script('stream.ts'), String(length), emulator.url], {
      encoding: 'utf8',
    });
    const { upserted, seconds, peakMb } = JSON.parse(output);
    console.log(`| ${length} | ${upserted} | ${Math.round(length / seconds)} | ${peakMb.toFixed(0)} |`);
  } finally {
    emulator.process.kill();
  }
}
