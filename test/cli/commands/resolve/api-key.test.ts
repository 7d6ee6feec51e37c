import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../../../src/emulator/index.js';
import { folderWith, recotap } from '../../io.js';

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
