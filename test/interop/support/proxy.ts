import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { listening } from '../../e2e/servers.js';

/** A proxy on this machine, until the test is over. It makes tunnels (CONNECT) and passes plain requests on, as the proxies of firms do. */
export async function startProxy() {
  const targets: string[] = [];
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    targets.push(new URL(url).host);
    seen.push(JSON.stringify(headers));
    const onward = request(url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.writeHead(502).end());
    incoming.pipe(onward);
  });
  server.on('connect', ({ url = '', headers }, client: Duplex) => {
    targets.push(url);
    seen.push(JSON.stringify(headers));
    const { hostname, port } = new URL(`http://${url}`);
    const target = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.on('data', (chunk) => seen.push(chunk.toString('latin1')));
      client.pipe(target).pipe(client);
    });
    const end = () => {
      client.destroy();
      target.destroy();
    };
    client.on('error', end).on('close', end);
    target.on('error', end);
  });
  const { url } = await listening(server, onTestFinished);
  return {
    url,
    /** `host:port` of each tunnel and each plain request that it was asked for. */
    targets,
    /** All that clients said to it and through it, as far as it can read that. */
    seen: () => seen.join('\n'),
  };
}
