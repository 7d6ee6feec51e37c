import { copyFileSync, existsSync } from 'node:fs';
import { type Ledger, openLedger } from '../../src/ledger/index.js';
import { scratch } from './support.js';

/** Where a ledger lives while processes come and go. */
export interface Home {
  ledger: Ledger;
  /** The process dies. Gives what the next one opens. Undefined where the ledger dies with it. */
  crash?(): Promise<Ledger>;
  end(): Promise<void>;
}

const { path } = scratch();

async function inMemory(): Promise<Home> {
  const ledger = await openLedger(':memory:');
  return { ledger, end: () => ledger.close() };
}

async function inFile(): Promise<Home> {
  let file = path();
  const opened = [await openLedger(file)];
  return {
    ledger: opened[0] as Ledger,
    async crash() {
      const crashed = file;
      file = path();
      // What is on the disk at this moment.
      for (const part of ['', '-wal']) if (existsSync(crashed + part)) copyFileSync(crashed + part, file + part);
      const ledger = await openLedger(file);
      opened.push(ledger);
      return ledger;
    },
    async end() {
      for (const ledger of opened) await ledger.close();
    },
  };
}

/** Those that need no server, with the number of random cases that each is worth. */
export const homes: [name: string, open: () => Promise<Home>, runs: number][] = [
  ['in memory', inMemory, 60],
  ['in a file', inFile, 40],
];
