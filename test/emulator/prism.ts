import { spawn } from 'node:child_process';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** A request that is sent through Prism. */
export interface Sent {
  method: string;
  /** Without the base path. */
  path: string;
  body?: unknown;
  /** None is sent when it is left out. */
  key?: string | undefined;
}

export interface Checked {
  status: number;
  body: unknown;
  /** What Prism has against the answer. What it has against the request is left out: the tests break that on purpose. */
  violations: { location: string[]; message: string }[];
}

/** Prism as a proxy that checks every answer against the contract. Its violations come in the header `sl-violations`. */
export async function prismProxy() {
  let upstream = '';
  // Prism keeps its connections, so its own upstream stays the same and forwards to the server of each test.
  const forwarder = createServer((request, response) => {
    const { method, headers } = request;
    const onward = httpRequest(upstream + request.url, { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  const prism = await startPrism(await listening(forwarder));
  return {
    /** Sends a request to the server at `url`. */
    async send(url: string, { method, path, body, key }: Sent): Promise<Checked> {
      upstream = url;
      const response = await fetch(prism.url + path, {
        method,
        headers: { 'Content-Type': 'application/json', ...(key !== undefined && { 'X-Api-Key': key }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const violations: Checked['violations'] = JSON.parse(response.headers.get('sl-violations') ?? '[]');
      return {
        status: response.status,
        body: await response.json(),
        violations: violations.filter(({ location }) => location[0] !== 'request'),
      };
    },
    stop() {
      prism.stop();
      forwarder.close();
      forwarder.closeAllConnections();
    },
  };
}

async function startPrism(upstreamUrl: string) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { port } = new URL(await freeOrigin());
  const args = ['proxy', 'openapi.yaml', upstreamUrl, '--host', '127.0.0.1', '--port', port];
  const child = spawn(process.execPath, ['node_modules/@stoplight/prism-cli/dist/index.js', ...args], { cwd: root });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const onOutput = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', onOutput);
    child.stderr.on('data', onOutput);
    child.once('exit', () => reject(new Error(`Prism did not start:\n${output}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill() };
}

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function freeOrigin(): Promise<string> {
  const server = createServer();
  const origin = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return origin;
}
