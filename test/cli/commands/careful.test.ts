import { describe, expect, it } from 'vitest';
import { folderWith, recotap } from '../io.js';
import { watchedEmulator } from '../watched-emulator.js';

const files = {
  'deals.csv': 'externalDealId,name,amount\n1,One,5\n2,Two,x\n3,Three,\n4,Four,\n',
  'header.csv': 'externalDealId,name\n',
  'accounts.csv': 'domain,name\nacme.com,Acme\n',
  'calls.ndjson': '',
  'stages.yaml':
    'pipelines: [{ pipelineId: sales, pipelineLabel: Sales, stages: [{ stageId: won, stageLabel: Won }] }]',
};

async function run(args: string[], options: { typed?: string; input?: string } = {}) {
  const server = await watchedEmulator(() => {});
  const cwd = await folderWith(files);
  const ended = await recotap([...args, ...server.at], { cwd, ...options });
  return { ...ended, ...server, requests: server.emulator.requests.length };
}

describe('--max-invalid', () => {
  it.each(['0', '24.9%', '0%'])('%s sends nothing when more is invalid, and says why', async (most) => {
    const { code, stdout, stderr, requests } = await run(['push', 'deals.csv', '--max-invalid', most]);
    expect(stderr).toContain(`1 of the 4 deals of deals.csv are invalid, and --max-invalid allows ${most}.`);
    expect(stderr).toContain('amount must be a number');
    expect({ code, stdout, requests }).toEqual({ code: 2, stdout: '', requests: 0 });
  });

  it.each(['1', '25%', '100%'])('%s lets a push go on that has no more, and its number is told first', async (most) => {
    const { code, stderr, emulator } = await run(['push', 'deals.csv', '--max-invalid', most]);
    expect(stderr).toContain('Pushing deals.csv (4 deals, no mapping) to ');
    expect(code).toBe(1);
    expect(emulator.deals.size).toBe(3);
  });

  it('cannot be known of the standard input, and says so', async () => {
    const { code, stderr, requests } = await run(['push', '-', '--max-invalid', '1'], { input: files['deals.csv'] });
    expect(stderr).toContain('--max-invalid has to read the deals first: name a file instead of -');
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
  });

  it.each(['-1', '1.5', '101%', 'many', '5 %'])('is refused when it is %j', async (most) => {
    const { code, stderr } = await run(['push', 'deals.csv', `--max-invalid=${most}`]);
    expect(stderr).toContain('Expected a whole number, such as 20, or a share, such as 5%');
    expect(code).toBe(2);
  });
});

describe('a file without deals', () => {
  it('is no fault, unless --fail-if-empty says so', async () => {
    expect(await run(['push', 'header.csv'])).toMatchObject({ code: 0 });
    const refused = await run(['push', 'header.csv', '--fail-if-empty']);
    expect(refused.stderr).toContain('error: header.csv holds no deals, which --fail-if-empty refuses.');
    expect(refused.code).toBe(1);
    expect(await run(['push', 'deals.csv', '--fail-if-empty', '--max-invalid', '1'])).toMatchObject({ code: 1 });
    expect(await run(['accounts', 'push', 'accounts.csv', '--fail-if-empty'])).toMatchObject({ code: 0 });
  });
});

const pushes = [
  ['push', 'deals.csv'],
  ['accounts', 'push', 'accounts.csv'],
  ['activities', 'push', 'calls.ndjson', '--format', 'ndjson'],
  ['stages', 'push', 'stages.yaml'],
];

describe('the target', () => {
  it.each(pushes)('is told before anything is sent, and stands in the report: %s %s', async (...args) => {
    const { stdout, stderr, baseUrl } = await run(args.filter((arg) => arg !== undefined));
    expect(stderr).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z {2}Pushing /);
    expect(stderr.split('\n')[0]).toContain(` to ${baseUrl}`);
    expect(stdout).toContain(`\nTarget: ${baseUrl}\n`);
    const { stdout: json, baseUrl: other } = await run([...args.filter((arg) => arg !== undefined), '--json']);
    expect(JSON.parse(json).target).toEqual({ environment: null, baseUrl: other, isDefault: false });
  });

  it('is said to be the default when nobody named it', async () => {
    const cwd = await folderWith(files);
    const { stdout, stderr } = await recotap(['push', 'deals.csv', '--dry-run'], { cwd });
    expect(stderr).toMatch(/Dry run of deals\.csv \(no mapping\): nothing is sent to production, the default: https:/);
    expect(stdout).toMatch(/\nTarget: production, the default: https:/);
    const json = await recotap(['push', 'deals.csv', '--dry-run', '--json', '--environment', 'sandbox'], { cwd });
    expect(JSON.parse(json.stdout)).toMatchObject({
      dryRun: true,
      target: { environment: 'sandbox', isDefault: false },
    });
  });

  it.each([...pushes, ['whoami']])('cannot be two: %s %s', async (...args) => {
    const { code, stderr, requests } = await run([
      ...args.filter((arg) => arg !== undefined),
      '--environment',
      'sandbox',
    ]);
    expect(stderr).toContain("option '--environment <name>' cannot be used with option '--base-url <url>'");
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
  });
});

describe('--confirm', () => {
  it.each(pushes)('sends nothing where nobody can be asked: %s %s', async (...args) => {
    const { code, stderr, requests } = await run([...args.filter((arg) => arg !== undefined), '--confirm']);
    expect(stderr).toContain('--confirm needs a terminal, and there is none. Nothing was sent.');
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
  });

  it.each(['n\n', '\n', '', 'yess\n'])('sends nothing for the answer %j', async (typed) => {
    const { code, stderr, requests } = await run(['push', 'deals.csv', '--confirm'], { typed });
    expect(stderr).toContain('Pushing deals.csv (4 deals, no mapping) to');
    expect(stderr).toContain('Continue? [y/N] ');
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
  });

  it.each(['y\n', 'YES\n', ' y '])('goes on for the answer %j', async (typed) => {
    const { emulator } = await run(['push', 'deals.csv', '--confirm'], { typed });
    expect(emulator.deals.size).toBe(3);
    const stages = await run(['stages', 'push', 'stages.yaml', '--confirm'], { typed });
    expect(stages.emulator.dealStages.size).toBe(1);
  });

  it('does not ask for a dry run', async () => {
    const { stderr } = await run(['push', 'deals.csv', '--confirm', '--dry-run']);
    expect(stderr).not.toContain('Continue?');
  });
});

describe('an empty text', () => {
  it.each([
    [['push', ''], '<file>'],
    [['push', 'deals.csv', '--map', ''], '--map'],
    [['push', 'deals.csv', '--problems', ' '], '--problems'],
    [['push', 'deals.csv', '--api-key-file', ''], '--api-key-file'],
    [['accounts', 'push', 'accounts.csv', '--segment', ''], '--segment'],
    [['accounts', 'list', '--domain', ''], '--domain'],
    [['stages', 'push', ''], '<file>'],
  ])('is refused for what it stands for: %j', async (args, name) => {
    const { code, stderr, requests } = await run(args);
    expect(stderr).toMatch(/^error: \S+ is empty\. Name what it stands for/);
    expect(stderr).toContain(name);
    expect({ code, requests }).toEqual({ code: 2, requests: 0 });
  });
});

it.each(['90', '0s', '10x', '1m2h', '-1s', '8d', '200h'])('a deadline of %j is refused', async (deadline) => {
  const { code, stderr } = await run(['push', 'deals.csv', `--deadline=${deadline}`]);
  expect(stderr).toContain('such as 90s, 10m, 2h or 1h30m');
  expect(code).toBe(2);
});
