import { writeFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { key } from '../e2e/canary.js';
import { inFolder, recotap } from '../e2e/command.js';
import { header, rows } from '../e2e/report.js';
import { emulatorOnAPort, listening } from '../e2e/servers.js';
import { freePort } from '../support/port.js';
import { startProxy } from './support/proxy.js';

/** Nobody has this name (RFC 2606), so whatever goes there fails. */
const elsewhere = 'http://proxy.invalid:3128';

const push = (baseUrl: string, env: Record<string, string>) =>
  recotap(['push', '-', '--format', 'csv', '--base-url', baseUrl], { env, input: header + rows(250) });

const hostOf = (url: string) => new URL(url).host;

describe('the command, with a proxy in its environment', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('goes through it to an http address (%s)', async (variable) => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const proxy = await startProxy();
    expect(await push(baseUrl, { [variable]: proxy.url })).toMatchObject({ code: 0 });
    expect(emulator.deals.size).toBe(250);
    expect(new Set(proxy.targets)).toEqual(new Set([hostOf(baseUrl)]));
  });

  it('goes through it with every other request too', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const proxy = await startProxy();
    const { code } = await recotap(['whoami', '--base-url', baseUrl], { env: { HTTP_PROXY: proxy.url } });
    expect(code).toBe(0);
    expect(proxy.targets).toContain(hostOf(baseUrl));
  });

  it.each([{ NO_PROXY: '127.0.0.1' }, { no_proxy: 'example.com,127.0.0.1' }, { NO_PROXY: '*' }])(
    'goes around it when %o says so',
    async (env) => {
      const { emulator, baseUrl } = await emulatorOnAPort();
      const proxy = await startProxy();
      expect(await push(baseUrl, { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, ...env })).toMatchObject({ code: 0 });
      expect(emulator.deals.size).toBe(250);
      expect(proxy.targets).toEqual([]);
    },
  );

  it('goes through it when NO_PROXY names another host, or another port', async () => {
    const { baseUrl } = await emulatorOnAPort();
    const proxy = await startProxy();
    const env = { HTTP_PROXY: proxy.url, NO_PROXY: 'example.com,127.0.0.1:1' };
    expect(await push(baseUrl, env)).toMatchObject({ code: 0 });
    expect(proxy.targets).toContain(hostOf(baseUrl));
  });

  it.each(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'])(
    'takes the API key to no other machine on its way to an http address of this one (%s)',
    async (variable) => {
      const { emulator, baseUrl } = await emulatorOnAPort();
      expect(await push(baseUrl, { [variable]: elsewhere })).toMatchObject({ code: 0, stderr: '' });
      expect(emulator.deals.size).toBe(250);
    },
  );

  it('takes a proxy without a scheme for an http one, as curl does', async () => {
    const { emulator, baseUrl } = await emulatorOnAPort();
    const proxy = await startProxy();
    expect(await push(baseUrl, { HTTP_PROXY: hostOf(proxy.url) })).toMatchObject({ code: 0 });
    expect(emulator.deals.size).toBe(250);
    expect(proxy.targets).toContain(hostOf(baseUrl));
  });

  it.each([
    ['HTTPS_PROXY', 'http://'],
    ['https_proxy', 'ftp://proxy.example.com:21'],
    ['HTTP_PROXY', 'http://user:hunter2@proxy example.com'],
  ])('says that %s is wrong when it is %s, without its value, and sends nothing', async (variable, value) => {
    const { code, stderr } = await push('https://recotap.invalid/api/v1', { [variable]: value });
    expect(stderr).toContain(`The environment variable ${variable} is not the URL of an http proxy`);
    expect(stderr).not.toContain('hunter2');
    expect(code).toBe(3);
  });

  it('says that the proxy cannot be reached', async () => {
    const proxy = `127.0.0.1:${await freePort()}`;
    const { code, stderr } = await push('https://recotap.invalid/api/v1', { HTTPS_PROXY: `http://${proxy}` });
    expect(stderr).toContain(proxy);
    expect(code).toBe(3);
  });
});

describe('the command, on its way to an https address', () => {
  let identity: Awaited<ReturnType<typeof generate>>;
  beforeAll(async () => {
    const altNames = [
      { type: 2 as const, value: 'localhost' },
      { type: 7 as const, ip: '127.0.0.1' },
    ];
    const extensions = [{ name: 'subjectAltName' as const, altNames }];
    identity = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048, extensions });
  });

  /** An emulator that speaks https, and what makes a command trust it. */
  async function secureEmulator(folder: string) {
    const emulator = createEmulator({ apiKey: key });
    const server = createSecureServer({ key: identity.private, cert: identity.cert }, async (incoming, outgoing) => {
      const { method, headers } = incoming;
      const init = { method, headers: headers as Record<string, string>, body: await buffer(incoming) };
      const answer = await emulator.fetch(`https://${host}${incoming.url}`, init as RequestInit);
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
    const host = `localhost:${(await listening(server, onTestFinished)).port}`;
    const trusted = join(folder, 'trusted.pem');
    await writeFile(trusted, identity.cert);
    return { emulator, host, env: { NODE_EXTRA_CA_CERTS: trusted } };
  }

  it.each(['HTTPS_PROXY', 'https_proxy'])('goes through a tunnel, in which nobody can read (%s)', (variable) =>
    inFolder(async (folder) => {
      const { emulator, host, env } = await secureEmulator(folder);
      const proxy = await startProxy();
      expect(await push(`https://${host}/api/v1`, { ...env, [variable]: proxy.url })).toMatchObject({ code: 0 });
      expect(emulator.deals.size).toBe(250);
      expect(new Set(proxy.targets)).toEqual(new Set([host]));
      expect(proxy.seen()).not.toMatch(new RegExp(`${key}|externalDealId|x-api-key`, 'i'));
    }),
  );

  it('goes around the proxy when NO_PROXY says so', () =>
    inFolder(async (folder) => {
      const { emulator, host, env } = await secureEmulator(folder);
      const proxy = await startProxy();
      const proxies = { HTTPS_PROXY: proxy.url, NO_PROXY: 'localhost' };
      expect(await push(`https://${host}/api/v1`, { ...env, ...proxies })).toMatchObject({ code: 0 });
      expect(emulator.deals.size).toBe(250);
      expect(proxy.targets).toEqual([]);
    }));

  it('sends nothing to a server whose certificate nobody vouches for, through a proxy or not', () =>
    inFolder(async (folder) => {
      const { emulator, host } = await secureEmulator(folder);
      const proxy = await startProxy();
      const { code, stderr } = await push(`https://${host}/api/v1`, { HTTPS_PROXY: proxy.url });
      expect(stderr).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
      expect(code).toBe(3);
      expect(emulator.requests).toHaveLength(0);
    }));
});
