import { describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/index.js';
import { call, pipeline } from './support.js';

const create = (emulator: ReturnType<typeof createEmulator>, pipelines: unknown) =>
  call(emulator, 'POST', '/deal-stages', { pipelines });

describe('Pipelines', () => {
  it('are created with their stages, and listed from then on', async () => {
    const emulator = createEmulator();
    const { status, body } = await create(emulator, [pipeline('smb'), pipeline('enterprise')]);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      results: [
        { pipelineId: 'smb', status: 'created' },
        { pipelineId: 'enterprise', status: 'created' },
      ],
      summary: { total: 2, created: 2 },
    });
    const listed = await call(emulator, 'GET', '/deal-stages');
    expect(listed.body.data).toEqual([pipeline('smb'), pipeline('enterprise')]);
    expect([...emulator.dealStages.keys()]).toEqual(['smb', 'enterprise']);
  });

  it('can be there from the start', async () => {
    const emulator = createEmulator({ dealStages: [pipeline('smb')] });
    expect((await create(emulator, [pipeline('smb')])).status).toBe(409);
  });

  it('are all refused when some exist, which are named, and nothing is created', async () => {
    const emulator = createEmulator();
    await create(emulator, [pipeline('a'), pipeline('b', { pipelineLabel: 'As it was' })]);
    const { status, body } = await create(emulator, [pipeline('a'), pipeline('c'), pipeline('b')]);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      message: 'Conflict',
      customMessage: 'Pipeline(s) already exist: a, b. Use the update endpoint to modify existing pipelines.',
      data: null,
    });
    expect([...emulator.dealStages.values()].map(({ pipelineLabel }) => pipelineLabel)).toEqual([
      'Pipeline a',
      'As it was',
    ]);
  });

  it('are all refused when one comes twice in a request', async () => {
    const emulator = createEmulator();
    const { status, body } = await create(emulator, [pipeline('a'), pipeline('b'), pipeline('a'), pipeline('a')]);
    expect(status).toBe(409);
    expect(body.customMessage).toMatch(/^Pipeline\(s\) already exist: a\. /);
    expect(emulator.dealStages.size).toBe(0);
  });

  it.each([
    ['no pipelines', []],
    ['21 pipelines', Array.from({ length: 21 }, (_, index) => pipeline(`${index}`))],
    ['a pipeline without an id', [pipeline('a'), pipeline('b', { pipelineId: undefined })]],
    ['a pipeline without a label', [pipeline('a', { pipelineLabel: undefined })]],
    ['a pipeline without stages', [pipeline('a', { stages: [] })]],
    ['a stage without an id', [pipeline('a', { stages: [{ stageLabel: 'One' }] })]],
    ['a stage without a label', [pipeline('a', { stages: [{ stageId: 's' }] })]],
  ])('are refused for %s, and nothing is created', async (_, pipelines) => {
    const emulator = createEmulator();
    const { status, body } = await create(emulator, pipelines);
    expect([status, body.data[0].property]).toEqual([400, 'pipelines']);
    expect(emulator.dealStages.size).toBe(0);
  });

  it('are taken 20 at a time', async () => {
    const pipelines = Array.from({ length: 20 }, (_, index) => pipeline(`${index}`));
    expect((await create(createEmulator(), pipelines)).status).toBe(200);
  });
});
