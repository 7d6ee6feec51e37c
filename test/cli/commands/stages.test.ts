import { describe, expect, it } from 'vitest';
import { emulatorServer } from '../emulator-server.js';
import { folderWith, recotap } from '../io.js';
import { jsonServer } from '../json-server.js';

const sales = {
  pipelineId: 'sales',
  pipelineLabel: 'Sales',
  stages: [
    { stageId: 'new', stageLabel: 'New' },
    { stageId: 'won', stageLabel: 'Won' },
  ],
};
const idOf = ({ pipelineId }: { pipelineId: string }) => pipelineId;

const yaml = `pipelines:
  - pipelineId: sales
    pipelineLabel: Sales
    stages:
      - { stageId: new, stageLabel: New }
      - { stageId: won, stageLabel: Won }
  - pipelineId: renewals
    pipelineLabel: Renewals
    stages: [{ stageId: due, stageLabel: Due }]
`;

describe('recotap stages push', () => {
  it('creates only the pipelines that are not there yet, says which, and can be run again', async () => {
    const { emulator, at } = await emulatorServer({ dealStages: [sales] });
    const cwd = await folderWith({ 'stages.yaml': yaml });
    const target = `Target: ${at[1]}\n`;
    const first = await recotap(['stages', 'push', 'stages.yaml', ...at], { cwd });
    expect(first.stdout).toBe(`stages.yaml: 2 pipelines\n  1 created: renewals\n  1 there already: sales\n${target}`);
    expect(first.stderr).toMatch(/^\S+Z {2}Pushing stages\.yaml \(2 pipelines\) to http:\S+\n$/);
    expect(first.code).toBe(0);
    expect([...emulator.dealStages.keys()]).toEqual(['sales', 'renewals']);

    const second = await recotap(['stages', 'push', 'stages.yaml', ...at], { cwd });
    expect(second.stdout).toBe(`stages.yaml: 2 pipelines\n  0 created\n  2 there already: sales, renewals\n${target}`);
    expect(second.code).toBe(0);
  });

  it('takes as there what another run creates at the same time', async () => {
    const { emulator, at } = await emulatorServer();
    const cwd = await folderWith({ 'stages.yaml': yaml });
    const push = () => recotap(['stages', 'push', 'stages.yaml', '--json', ...at], { cwd });
    const runs = await Promise.all([push(), push(), push()]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const created = runs.flatMap(({ stdout }) => JSON.parse(stdout).created.map(idOf));
    expect(created.sort()).toEqual(['renewals', 'sales']);
    expect(emulator.dealStages.size).toBe(2);
  });

  it('names the stages that a pipeline lacks and cannot be given, and exits with 1', async () => {
    const { at } = await emulatorServer({ dealStages: [{ ...sales, stages: sales.stages.slice(0, 1) }] });
    const cwd = await folderWith({ 'stages.yaml': yaml });
    const { code, stdout } = await recotap(['stages', 'push', 'stages.yaml', ...at], { cwd });
    expect(stdout).toContain('cannot add a stage to an existing pipeline:\n  sales: won\n');
    expect(code).toBe(1);
    const json = await recotap(['stages', 'push', 'stages.yaml', '--json', ...at], { cwd });
    expect(JSON.parse(json.stdout)).toEqual({
      target: { environment: null, baseUrl: at[1], isDefault: false },
      total: 2,
      created: [],
      existing: ['sales', 'renewals'],
      missingStages: [{ pipelineId: 'sales', stageId: 'won', stageLabel: 'Won' }],
    });
  });

  it('takes more pipelines than a request may hold', async () => {
    const { emulator, at } = await emulatorServer();
    const pipelines = Array.from({ length: 45 }, (_, index) => ({ ...sales, pipelineId: `p-${index}` }));
    const cwd = await folderWith({ 'stages.json': JSON.stringify({ pipelines }) });
    const { code } = await recotap(['stages', 'push', 'stages.json', ...at], { cwd });
    expect(code).toBe(0);
    expect(emulator.dealStages.size).toBe(45);
  });

  it('refuses a file that is not in order with all that is wrong, each with its line', async () => {
    const { emulator, at } = await emulatorServer();
    const wrong = `${yaml}  - pipelineId: sales\n    pipelineLabel: Again\n    stages: []\n    extra: 1\nmore: 2\n`;
    const cwd = await folderWith({ 'stages.yaml': wrong, 'list.yaml': '- sales\n', 'none.yaml': 'pipelines: []\n' });
    const { code, stderr } = await recotap(['stages', 'push', 'stages.yaml', ...at], { cwd });
    expect(stderr).toContain('stages.yaml:10: pipelines.2.pipelineId is "sales", like that of another pipeline above');
    expect(stderr).toContain('stages.yaml:12: pipelines.2.stages');
    expect(stderr).toContain('stages.yaml:13: pipelines.2.extra');
    expect(stderr).toContain('stages.yaml:14: more');
    expect(code).toBe(2);
    for (const file of ['list.yaml', 'none.yaml', 'gone.yaml'])
      expect(await recotap(['stages', 'push', file, ...at], { cwd })).toMatchObject({ code: 2, stdout: '' });
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('recotap stages list', () => {
  it('says that a list is nested too deeply to be written', async () => {
    const levels = 20_000;
    const { at } = await jsonServer(() => ({
      text: `{"data":[{"pipelineId":"p","x":${'['.repeat(levels)}${']'.repeat(levels)}}]}`,
    }));
    const { code, stdout, stderr } = await recotap(['stages', 'list', '--json', ...at], { cwd: await folderWith({}) });
    expect(stderr).toContain('error: The list of pipelines is nested too deeply to be written.\n');
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it.each(['documented', 'observed'] as const)(
    'prints the pipelines and their stages, in the %s shape',
    async (shapes) => {
      const { at } = await emulatorServer({ dealStages: [sales], shapes });
      const { code, stdout } = await recotap(['stages', 'list', ...at], { cwd: '.' });
      expect(stdout).toBe('1 pipeline\nsales  Sales\n  new  New\n  won  Won\n');
      expect(code).toBe(0);
    },
  );

  it('prints as JSON what stages push takes', async () => {
    const { at } = await emulatorServer({ dealStages: [sales] });
    const { stdout } = await recotap(['stages', 'list', '--json', ...at], { cwd: '.' });
    expect(JSON.parse(stdout)).toEqual({ pipelines: [sales] });
    const { emulator, at: other } = await emulatorServer();
    const cwd = await folderWith({ 'stages.json': stdout });
    expect(await recotap(['stages', 'push', 'stages.json', ...other], { cwd })).toMatchObject({ code: 0 });
    expect([...emulator.dealStages.values()]).toEqual([sales]);
  });
});
