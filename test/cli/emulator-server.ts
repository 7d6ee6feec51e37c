import { onTestFinished } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';

/** An emulator on a port until the test is over, and the flags that lead a command to it. */
export async function emulatorServer(options?: EmulatorOptions) {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  onTestFinished(close);
  const baseUrl = `${url}/api/v1`;
  return { emulator, baseUrl, at: ['--base-url', baseUrl] };
}
