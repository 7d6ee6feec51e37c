import { parseArgs } from 'node:util';
import { type Mock, startMock } from './contract/prism.js';
import { readScenarios } from './contract/scenarios.js';

const usage = 'Usage: npm run mock -- [--port 4010] [--host 127.0.0.1]';

function readOptions(): { port: number; host: string } {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4010' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw new Error(`--port must be a whole number from 0 to 65535, and is ${values.port}.`);
  }
  return { port, host: values.host };
}

function greeting({ url }: Mock): string {
  const scenarios = readScenarios();
  const calls = new Set(scenarios.map(({ operationId }) => operationId));
  return `Recotap's mock answers all ${calls.size} operations of openapi.yaml at ${url}, with any X-Api-Key. A header calls a scenario up, such as "Prefer: ${scenarios.at(-1)?.prefer}". Ctrl-C ends it.`;
}

try {
  const options = readOptions();
  const mock = await startMock({ ...options, onViolation: (line) => console.log(line) }).catch((error: Error) => {
    throw new Error(`The mock did not start: ${error.message}. Another port may be free: npm run mock -- --port 0`);
  });
  console.log(greeting(mock));
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      asked = true;
      void mock.close();
    });
  }
  const exitCode = await mock.ended;
  if (!asked) throw new Error(`The mock ended by itself, with exit code ${exitCode}.`);
} catch (error) {
  console.error(`${(error as Error).message}\n${usage}`);
  process.exitCode = 1;
}
