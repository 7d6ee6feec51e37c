import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { createRecotapClient, type Deal, type RecotapClientOptions, type SalesActivity } from '../../src/index.js';
import { type Ledger, type OpenLedgerOptions, openLedger } from '../../src/ledger/index.js';
import { createVirtualClock } from '../support/virtual-clock.js';
import { isBusy } from './postgres/watched.js';

/** An emulator and a client of it, in a time that leaps. */
export function setUp(options: EmulatorOptions & { client?: RecotapClientOptions; random?: () => number } = {}) {
  const { client: clientOptions, random, ...emulatorOptions } = options;
  const clock = createVirtualClock(random, () => isBusy(10));
  const emulator = createEmulator({ clock, ...emulatorOptions });
  const connect = (more: RecotapClientOptions = {}) =>
    createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock, ...clientOptions, ...more });
  return { clock, emulator, connect, client: connect() };
}

export const version = (id: string | number, n: number): Deal => ({ externalDealId: `d-${id}`, name: `v${n}` });

export const activity = (id: string | number, subject = 'Renewal'): SalesActivity => ({
  externalActivityId: `call-${id}`,
  activityType: 'call',
  occurredAt: '2026-06-01T09:30:00Z',
  domain: 'acme.com',
  ownerEmail: 'jane@example.com',
  contacts: [{ email: 'wile@acme.com' }],
  subject,
});

/** A folder for the files of one test file. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'recotap-ledger-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  return { folder, path: () => join(folder, `${++files}.db`) };
}

/** The kinds of ledger that need no server. */
export const stores: [name: string, open: (path: string, options?: OpenLedgerOptions) => Promise<Ledger>][] = [
  ['in memory', (_, options) => openLedger(':memory:', options)],
  ['in a file', openLedger],
];
