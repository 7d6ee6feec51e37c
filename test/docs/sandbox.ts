import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { servers } from '../../generated/servers.js';
import { createEmulator } from '../../src/emulator/index.js';

const hosts = Object.values(servers).map((url) => new URL(url).host);

/** A folder in which code of the pages runs, with the package as built, and where the only server in reach is an emulator. */
export async function openSandbox() {
  mkdirSync('.tmp', { recursive: true });
  // Within the package, which can import itself by its name, but not in what `npm pack` takes.
  const root = resolve(mkdtempSync(join('.tmp', 'docs-')));
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  const proxy = await startProxy();
  writeFileSync(join(root, 'ca.pem'), proxy.certificate);
  writeFileSync(
    join(root, 'preload.mjs'),
    `import dns from 'node:dns';
    const here = '127.0.0.1';
    const { lookup } = dns;
    dns.lookup = (host, ...others) => {
      if (host === here) return lookup(host, ...others);
      throw new Error('A page would go to ' + host);
    };
    const real = fetch;
    let emulator;
    globalThis.fetch = async (url, init) => {
      if (new URL(url).hostname === here) return real(url, init);
      emulator ??= import('recotap-api/emulator').then(({ createEmulator }) => createEmulator());
      return (await emulator).fetch(url, init);
    };`,
  );
  const env = {
    ...process.env,
    RECOTAP_API_KEY: 'a-key-of-the-docs',
    HTTPS_PROXY: proxy.url,
    https_proxy: proxy.url,
    NO_PROXY: '',
    no_proxy: '',
    NODE_EXTRA_CA_CERTS: join(root, 'ca.pem'),
    NODE_OPTIONS: `--import ${join(root, 'preload.mjs')}`,
  };
  const run = (cwd: string, args: string[]) =>
    promisify(execFile)(process.execPath, args, { cwd, env }).catch(({ message, stdout, stderr }) => {
      throw new Error(`${message}\n${stdout}\n${stderr}`);
    });
  return {
    root,
    /** The folder for the files of one page. */
    folderOf(page: string): string {
      const folder = join(root, page.replaceAll(/\W/g, '-'));
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    run,
    recotap: (cwd: string, args: string[]) => run(cwd, [resolve(bin.recotap), ...args]),
    close() {
      proxy.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** A proxy that answers in the place of Recotap: the command's requests go by undici, and its proxy is all that can be set from outside. */
async function startProxy() {
  const emulator = await createEmulator().listen(0, { origins: Object.values(servers) });
  const altNames = hosts.map((value) => ({ type: 2 as const, value }));
  const identity = await generate([{ name: 'commonName', value: 'recotap' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const sockets = new Set<Duplex>();
  const server = createServer().on('connect', (_, client) => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const secure = new TLSSocket(client as TLSSocket, { isServer: true, key: identity.private, cert: identity.cert });
    const target = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    secure.pipe(target).pipe(secure);
    for (const socket of [client, secure, target]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    certificate: identity.cert,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      void emulator.close();
    },
  };
}
