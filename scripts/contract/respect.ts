import { fileURLToPath } from 'node:url';
import { type Run, redocly } from './redocly.js';

const firstDay = fileURLToPath(new URL('../../examples/first-day.arazzo.yaml', import.meta.url));

/** Runs the first day, `examples/first-day.arazzo.yaml`, against a stand-in for Recotap on this machine, at its base URL and with any key. */
export function respect(baseUrl: string): Promise<Run> {
  return redocly('respect', firstDay, `--server=recotap=${baseUrl}`, '--input=apiKey=any');
}
