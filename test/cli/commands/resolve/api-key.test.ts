import { createReadStream } from 'node:fs';
import { chmod, link, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../../../src/cli/program.js';
import { createEmulator } from '../../../../src/emulator/index.js';
import { folderWith, ioWith, Kept, recotap } from '../../io.js';

const two = 'externalDealId,name,amount\n1,One,5\n2,Two,\n';

describe('the API key', () => {
  const keyOf = async (env: Record<string, string>, files: Record<string, string>, args: string[] = []) => {
    const cwd = await folderWith({ 'deals.csv': two, ...files });
    const strict = createEmulator({ apiKey: 'right' });
    const { url, close } = await strict.listen();
    const ended = await recotap(['push', 'deals.csv', '--base-url', url, ...args], { cwd, env });
    await close();
    expect(ended.stdout + ended.stderr).not.toMatch(/right|wrong/);
    return ended;
  };

  it('is taken from the file that is named, before all else', async () => {
    const ended = await keyOf({ RECOTAP_API_KEY: 'wrong' }, { 'k.txt': ' right\n', '.env': 'RECOTAP_API_KEY=wrong' }, [
      '--api-key-file',
      'k.txt',
    ]);
    expect(ended.code).toBe(0);
  });

  it('is taken from the environment before .env', async () => {
    expect(await keyOf({ RECOTAP_API_KEY: ' right ' }, { '.env': 'RECOTAP_API_KEY=wrong' })).toMatchObject({ code: 0 });
  });

  it('is taken from .env when the environment has none', async () => {
    expect(await keyOf({ RECOTAP_API_KEY: ' ' }, { '.env': '# key\nRECOTAP_API_KEY="right"\n' })).toMatchObject({
      code: 0,
    });
  });

  it.each([
    [{ RECOTAP_API_KEY: 'wrong' }, {}, [], 'the environment variable RECOTAP_API_KEY'],
    [{}, { '.env': 'RECOTAP_API_KEY=wrong' }, [], 'RECOTAP_API_KEY in the file .env'],
    [{}, { 'k.txt': 'wrong' }, ['--api-key-file', 'k.txt'], 'the file k.txt'],
  ])(
    'that is refused ends the push at once, and the message says where it came from: %j %j',
    async (env, files, args, source) => {
      const ended = await keyOf(env as Record<string, string>, files as Record<string, string>, args);
      expect(ended.stderr).toContain(source);
      expect(ended.stdout).toContain('2 unsent');
      expect(ended.code).toBe(3);
    },
  );

  it('that is missing is a usage error which says where to put it', async () => {
    const { code, stderr } = await keyOf({}, {});
    expect(stderr).toMatch(/RECOTAP_API_KEY.*\.env.*--api-key-file/s);
    expect(code).toBe(2);
  });

  it.each([[['--api-key', 'wrong']], [['--api-key=wrong']], [['--apikey=wrong']]])(
    'is not taken from the command line: %j',
    async (args) => {
      const { code, stderr } = await keyOf({}, {}, args);
      expect(stderr).toMatch(/other users|unknown option '--apikey'/);
      expect(code).toBe(2);
    },
  );
});

/** Every character that a shell, a `.env` or JSON may take for its own. */
const canary = 'aB3/+c"d\\e<f>#g=h&i$j`k\'l';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

/** What a command says to an emulator that takes the canary alone. */
async function whoami(files: Record<string, string | Buffer>, args: string[] = []) {
  const { close, url } = await createEmulator({ apiKey: canary }).listen();
  const ended = await recotap(['whoami', '--base-url', url, ...args], { cwd: await folderWith(files), env: {} });
  await close();
  for (let at = 0; at + 5 < canary.length; at++)
    expect(ended.stdout + ended.stderr).not.toContain(canary.slice(at, at + 5));
  return ended;
}

describe('a key file', () => {
  const named = ['--api-key-file', 'k.txt'];

  it.each([
    canary,
    `\ufeff${canary}\r\n`,
    `\n  ${canary}  \n\n`,
    `RECOTAP_API_KEY=${canary}\n`,
    `export RECOTAP_API_KEY=${canary}`,
    `\ufeff  export  RECOTAP_API_KEY = ${canary}  # of production`,
  ])('may hold the key alone or as a line of .env: %j', async (text) => {
    expect(await whoami({ 'k.txt': text }, named)).toMatchObject({ code: 0 });
  });

  it.each([
    ['two\nlines', 'has 2 lines'],
    [`OTHER_KEY=1\nRECOTAP_API_KEY=${canary}`, 'has 2 lines'],
    [`OTHER_KEY=${canary}`, 'sets another variable'],
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['RECOTAP_API_KEY=', 'to nothing'],
    ['RECOTAP_API_KEY= # none yet', 'to nothing'],
    ['RECOTAP_API_KEY="abcdefgh', 'quote that does not end'],
    ['RECOTAP_API_KEY="abc"defgh', 'goes on after its closing quote'],
    ['my key', 'white space'],
    ['schl\u00fcssel', 'beyond ASCII'],
    [utf16(canary), 'UTF-16'],
    ['x'.repeat(70_000), 'too large'],
  ])('that holds anything else is a usage error that says so: %j', async (text, told) => {
    const { code, stderr } = await whoami({ 'k.txt': text }, named);
    expect(stderr).toContain(told);
    expect(stderr).toMatch(/^error: .*k\.txt/);
    expect(code).toBe(2);
  });

  it.each([canary, 'f'.repeat(64), 'f'.repeat(300)])(
    'is not named in the error when it may be the key itself',
    async (key) => {
      const { code, stderr } = await whoami({}, ['--api-key-file', key]);
      expect(stderr).toContain('not the key');
      expect(stderr).not.toContain(key.slice(0, 5));
      expect(code).toBe(2);
    },
  );
});

describe('a .env file', () => {
  it.each([
    `RECOTAP_API_KEY=${canary}`,
    `\ufeff# mine\r\nA=1\r\nexport RECOTAP_API_KEY=${canary} # of production\r\nB="2\r\n"`,
  ])('may have a byte order mark, and a key with # in it: %j', async (text) => {
    expect(await whoami({ '.env': text })).toMatchObject({ code: 0 });
  });

  it.each(['"', "'"])('may have the key in quotes: %s', async (quote) => {
    const key = 'abc#def $x';
    const { close, url } = await createEmulator({ apiKey: 'abc#def$x' }).listen();
    const cwd = await folderWith({ '.env': `RECOTAP_API_KEY=${quote}${key.replace(' ', '')}${quote} # mine` });
    expect(await recotap(['whoami', '--base-url', url], { cwd, env: {} })).toMatchObject({ code: 0 });
    await close();
  });

  it.each([
    [utf16(`RECOTAP_API_KEY=${canary}`), 'UTF-16'],
    [`RECOTAP_API_KEY=${canary}\nRECOTAP_API_KEY=other`, 'more than once'],
    ['RECOTAP_API_KEY="abc"defgh', 'closing quote'],
    ['RECOTAP_API_KEY=two words', 'white space'],
  ])('that leaves a doubt about the key is a usage error: %j', async (text, told) => {
    const { code, stderr } = await whoami({ '.env': text });
    expect(stderr).toMatch(/^error: .*\.env/);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });

  it('in which only the text of another variable names the key has none', async () => {
    const { code, stderr } = await whoami({ '.env': 'NOTE="\nRECOTAP_API_KEY=x\n"\n' });
    expect(stderr).toContain('No API key');
    expect(code).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('a file with the key that others can read', () => {
  it.each([
    ['k.txt', ['--api-key-file', 'k.txt']],
    ['.env', []],
  ])('is warned of, once: %s', async (name, args) => {
    const { emulator, url } = await listening();
    const cwd = await folderWith({ [name]: 'RECOTAP_API_KEY=some-key\n' });
    const run = async (mode: number) => {
      await chmod(join(cwd, name), mode);
      return recotap(['whoami', '--base-url', url, ...args], { cwd, env: {} });
    };
    for (const mode of [0o644, 0o640, 0o604, 0o660]) {
      const { code, stderr } = await run(mode);
      expect(stderr).toBe(`warning: Others on this machine can read the API key in ${name}. Run: chmod 600 ${name}\n`);
      expect(code).toBe(0);
    }
    for (const mode of [0o600, 0o400]) expect(await run(mode)).toMatchObject({ code: 0, stderr: '' });
    expect(emulator.requests).toHaveLength(6);
  });

  it('is no matter when the key comes from elsewhere', async () => {
    const { url } = await listening();
    const cwd = await folderWith({ '.env': 'RECOTAP_API_KEY=some-key\n' });
    expect(await recotap(['whoami', '--base-url', url], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });
});

async function listening() {
  const emulator = createEmulator();
  const { url, close } = await emulator.listen();
  onTestFinished(close);
  return { emulator, url };
}

describe('a file that a command writes', () => {
  const source = {
    'deals.csv': two,
    'map.yaml': 'fields:\n  externalDealId: { column: externalDealId }\n  name: { column: name }\n',
    'k.txt': 'some-key',
    '.env': 'RECOTAP_API_KEY=some-key',
  };
  const push = ['push', './deals.csv', '--map', 'map.yaml', '--api-key-file', 'k.txt'];

  it.each(Object.keys(source))('cannot be one that it reads, under whatever name: %s', async (name) => {
    const cwd = await folderWith(source);
    await Promise.all([link(join(cwd, name), join(cwd, 'hard')), symlink(name, join(cwd, 'soft'))]);
    for (const option of ['--problems', '--har'])
      for (const target of [name, `./${name}`, join(cwd, name), 'hard', 'soft']) {
        const { code, stderr } = await recotap([...push, '--base-url', 'http://127.0.0.1:1', option, target], { cwd });
        expect(stderr).toContain(`${option} would overwrite`);
        expect(code).toBe(2);
      }
    expect(await readFile(join(cwd, name), 'utf8')).toBe(source[name as keyof typeof source]);
  });

  it('cannot be the one on the standard input', async () => {
    const cwd = await folderWith(source);
    const stdin = createReadStream(join(cwd, 'deals.csv'));
    const stderr = new Kept();
    await new Promise((resolve) => stdin.once('open', resolve));
    const io = ioWith({ cwd, stderr, stdin: stdin as typeof stdin & { fd: number } });
    expect(await run(['push', '-', '--dry-run', '--problems', 'deals.csv'], io)).toBe(2);
    expect(stderr.text).toContain('--problems would overwrite the file on the standard input');
    stdin.destroy();
  });

  it('can be read by its owner alone', async () => {
    const { url } = await listening();
    const cwd = await folderWith(source);
    await recotap(['push', 'deals.csv', '--problems', 'p.ndjson', '--har', 'p.har', '--base-url', url], { cwd });
    await recotap(['verify', '--evidence', 'e.json', '--base-url', url], { cwd });
    for (const name of ['p.ndjson', 'p.har', 'e.json']) expect((await stat(join(cwd, name))).mode & 0o777).toBe(0o600);
  });
});
