import { execFile } from 'node:child_process';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { built, inFolder, recotap, start } from './command.js';
import { header, idsOf, reportOf, rows } from './report.js';
import { emulatorOnAPort, gatedEmulator } from './servers.js';

const json = (count: number) =>
  JSON.stringify(idsOf(count).map((externalDealId) => ({ externalDealId, name: 'Café' })));
const ndjson = (count: number) => `${json(count).slice(1, -1).replaceAll('},{', '}\n{')}\n`;
/** Cut off in the middle of the two bytes of an é. */
const insideCharacter = (text: string) => {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, bytes.lastIndexOf(0xc3) + 1);
};

describe('a file that is cut off', () => {
  it.each([
    ['in the middle of a row', 'deals.csv', `${header}${rows(150)}d-150`, 'the row has too few cells: 1'],
    ['inside quotes', 'deals.csv', `${header}${rows(150)}d-150,"Ac`, 'a quote is opened and never closed'],
    ['inside a line of JSON', 'deals.ndjson', ndjson(151).slice(0, -10), 'this line is not valid JSON'],
  ])('%s costs its last deal only', async (_, name, content, message) => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, name), content);
      const { code, stdout } = await recotap(['push', name, '--base-url', baseUrl, '--json'], { cwd });
      const report = reportOf(stdout);
      expect(report).toMatchObject({ total: 151, upserted: 150, invalid: 1 });
      expect(JSON.stringify(report.problems)).toContain(message);
      expect(code).toBe(1);
      expect(emulator.deals.size).toBe(150);
    });
  });

  it.each([
    ['inside a character', 'deals.csv', insideCharacter(`${header}1,Café`), 'deals.csv is not UTF-8: line 2'],
    [
      'inside a character of NDJSON',
      'deals.ndjson',
      insideCharacter(ndjson(150)),
      'deals.ndjson is not UTF-8: line 150',
    ],
    [
      'inside its JSON',
      'deals.json',
      json(50).slice(0, -20),
      'line 1: the file ends in the middle of its JSON: is it cut off?\n',
    ],
    ['before the end of its JSON', 'deals.json', json(50).slice(0, -1), 'the file ends in the middle of its JSON'],
    ['in its header', 'deals.csv', 'externalDealId,na', 'deals.csv has no column name, which every deal needs'],
    [
      'inside quotes of its header',
      'deals.csv',
      'externalDealId,"na',
      'the header cannot be read: a quote is opened and never closed',
    ],
  ])('%s is refused before anything is sent', async (_, name, content, message) => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, name), content);
      for (const args of [
        ['push', name, '--base-url', baseUrl],
        ['validate', name],
      ]) {
        const { code, stdout, stderr } = await recotap(args, { cwd });
        expect(stderr).toContain(message);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      }
      expect(emulator.requests).toHaveLength(0);
    });
  });

  it('inside its JSON, far behind its start, is refused before anything is sent', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, 'deals.json'), json(5_000).slice(0, -10));
      const { code, stdout, stderr } = await recotap(['push', 'deals.json', '--base-url', baseUrl, '--json'], { cwd });
      expect(stderr).toBe('error: deals.json, line 1: the file ends in the middle of its JSON: is it cut off?\n');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(emulator.requests).toHaveLength(0);
    });
  });

  it('comes through the standard input, and is told as well', async () => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    const { code, stdout, stderr } = await recotap(['push', '-', '--base-url', baseUrl], {
      input: insideCharacter(ndjson(20)),
    });
    expect(stderr).toContain('error: the standard input is not UTF-8: line 20');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('a file that changes while it is read', () => {
  /** Pushes more than is read ahead, and changes the file when the first requests are under way. */
  async function whilePushing(change: (file: string) => Promise<void>) {
    const server = await gatedEmulator();
    return inFolder(async (cwd) => {
      const file = join(cwd, 'deals.csv');
      await writeFile(file, header + rows(40_000));
      const { ended } = start(['push', 'deals.csv', '--base-url', server.baseUrl, '--json'], { cwd, input: '' });
      await Promise.race([server.holds(4), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
      await change(file);
      server.open();
      const { code, stdout, stderr } = await ended;
      return { code, stderr, report: reportOf(stdout), held: server.emulator.deals };
    });
  }

  it('by becoming shorter, at the end of a row even, ends the push: deals are missing', async () => {
    const kept = Buffer.byteLength(header + rows(30_000));
    const { code, stderr, report, held } = await whilePushing((file) => truncate(file, kept));
    expect(stderr).toMatch(
      new RegExp(
        `^error: deals.csv became shorter while it was read: it had \\d+ bytes and ended after ${kept}\\.\\n$`,
      ),
    );
    expect(code).toBe(3);
    expect(report.total).toBeLessThanOrEqual(30_000);
    expect(held.size).toBeGreaterThanOrEqual(report.upserted);
  });

  it('by being deleted is read to its end all the same', async () => {
    const { code, stderr, report } = await whilePushing((file) => rm(file));
    expect(report).toMatchObject({ total: 40_000, upserted: 40_000 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('by bytes that are not UTF-8 ends the push', async () => {
    const { code, stderr, report } = await whilePushing((file) =>
      writeFile(file, Buffer.concat([Buffer.from(header + rows(30_000)), Buffer.alloc(400_000, 0xff)])),
    );
    expect(stderr).toContain('error: deals.csv is not UTF-8: line 30002');
    expect(report.total).toBeLessThanOrEqual(30_000);
    expect(code).toBe(3);
  });
});

describe('a file that cannot be a file of deals', () => {
  it.each([
    ['is a folder', 'folder', 'folder is a folder. Name a file in it.'],
    ['is not there', 'none.csv', 'There is no file none.csv.'],
    [
      'lies below a file',
      'fine.csv/deals.csv',
      'There is no file fine.csv/deals.csv: a part of its path is not a folder.',
    ],
    ['is empty', 'empty.csv', 'empty.csv is empty: expected CSV with the names of the columns in its first line.'],
    ['is empty JSON', 'empty.json', 'empty.json is empty: expected JSON.'],
    ['has a byte order mark and nothing else', 'mark.csv', 'mark.csv is empty'],
    ['is not UTF-8', 'latin1.csv', 'latin1.csv is not UTF-8: line 3 has the byte 0xe9'],
    ['is UTF-16 without a mark', 'utf16.csv', 'utf16.csv is '],
    ['is a picture', 'picture.csv', 'picture.csv is not UTF-8: line 1 has the byte 0x89 at offset 0.'],
    ['is a damaged workbook', 'deals.xlsx', 'deals.xlsx is a damaged or cut-off workbook.'],
    ['is packed by xz', 'deals.csv.xz', 'deals.csv.xz is '],
  ])('as it %s is refused in words before anything is sent', async (_, file, message) => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      const files: Record<string, Buffer> = {
        'fine.csv': Buffer.from(header + rows(1)),
        'folder/x': Buffer.from(''),
        'empty.csv': Buffer.from(''),
        'empty.json': Buffer.from(''),
        'mark.csv': Buffer.from('\ufeff'),
        'latin1.csv': Buffer.from(`${header}1,One\n2,Café\n`, 'latin1'),
        'utf16.csv': Buffer.from(header + rows(3), 'utf16le'),
        'picture.csv': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
        'deals.xlsx': Buffer.concat([Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0'), Buffer.alloc(50, 0xc8)]),
        'deals.csv.xz': Buffer.from('fd377a585a000004', 'hex'),
      };
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(cwd, name)), { recursive: true });
        await writeFile(join(cwd, name), content);
      }
      for (const args of [
        ['push', file, '--base-url', baseUrl],
        ['validate', file],
      ]) {
        const { code, stdout, stderr } = await recotap(args, { cwd });
        expect(stderr).toContain(`error: ${message}`);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      }
      expect(emulator.requests).toHaveLength(0);
    });
  });

  it('in a folder that was deleted is told, without a stack trace', async () => {
    await inFolder(async (cwd) => {
      const gone = join(cwd, 'gone');
      await mkdir(gone);
      const script = 'rmdir "$PWD" && exec "$0" "$1" validate deals.csv';
      const { stderr, code } = await new Promise<{ stderr: string; code: unknown }>((resolve) => {
        execFile('sh', ['-c', script, process.execPath, built], { cwd: gone }, (error, _, stderr) =>
          resolve({ stderr, code: error?.code }),
        );
      });
      expect(stderr).toBe('error: The current folder was deleted. Go to another one.\n');
      expect(code).toBe(2);
    });
  });

  it.each([
    ['a header only', 'deals.csv', header],
    ['a header only, without a line end', 'deals.csv', header.trim()],
    ['an empty array', 'deals.json', '[]'],
    ['blank lines only', 'deals.ndjson', '\n\n'],
  ])('with %s holds no deals, and says so', async (_, name, content) => {
    const { baseUrl, emulator } = await emulatorOnAPort();
    await inFolder(async (cwd) => {
      await writeFile(join(cwd, name), content);
      const { code, stdout, stderr } = await recotap(['push', name, '--base-url', baseUrl], { cwd });
      expect(stdout).toContain(`${name}: 0 deals`);
      expect(stderr).toBe(`note: ${name} holds no deals.\n`);
      expect(code).toBe(0);
      expect(emulator.requests).toHaveLength(0);
    });
  });
});
