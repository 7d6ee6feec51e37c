import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../src/emulator/index.js';
import {
  createRecotapClient,
  type Deal,
  type Pipeline,
  RecotapHttpError,
  RecotapUnauthorizedError,
  registerStages,
} from '../../src/index.js';
import { byRequest, deal, refusal } from '../support/recotap.js';
import { createVirtualClock } from '../support/virtual-clock.js';

type Fetch = (request: Request) => Promise<Response>;

const asking = (fetch: Fetch) => createRecotapClient({ apiKey: 'key', fetch: byRequest(fetch), retries: 0 });
const at = (pipelineId: string, stageId: string, labels: Partial<Deal> = {}) =>
  deal(1, { pipelineId, stageId, ...labels });
const pipeline = (pipelineId: string, ...stageIds: string[]): Pipeline => ({
  pipelineId,
  pipelineLabel: pipelineId,
  stages: stageIds.map((stageId) => ({ stageId, stageLabel: stageId })),
});
const ids = (count: number) => Array.from({ length: count }, (_, index) => `pipeline ${index}`);
const posts = ({ requests }: Emulator): string[][] =>
  requests
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => (body as { pipelines: Pipeline[] }).pipelines.map(({ pipelineId }) => pipelineId));

/** An emulator in which another run creates pipelines between the first list and the first creation. */
function raced(before: Pipeline[], ...meanwhile: Pipeline[]) {
  const emulator = createEmulator({ dealStages: before });
  const other = asking(emulator.fetch);
  let isFirst = true;
  const fetch: Fetch = async (request) => {
    if (request.method === 'POST' && isFirst) {
      isFirst = false;
      await other.requests.createDealStages({ pipelines: meanwhile });
    }
    return emulator.fetch(request);
  };
  return { emulator, fetch };
}

describe('registerStages', () => {
  it('creates the pipelines that the deals name, with their stages in the order of the deals', async () => {
    const emulator = createEmulator();
    const report = await registerStages(asking(emulator.fetch), [
      at('smb', 's2', { pipelineLabel: 'SMB Sales', stageLabel: 'Demo' }),
      at('ent', 's1'),
      at('smb', 's1', { stageLabel: 'New' }),
      at('smb', 's2', { stageLabel: 'Another name' }),
      at('ent', 's1', { pipelineLabel: 'Enterprise', stageLabel: 'First' }),
    ]);
    const created = [
      {
        pipelineId: 'smb',
        pipelineLabel: 'SMB Sales',
        stages: [
          { stageId: 's2', stageLabel: 'Demo' },
          { stageId: 's1', stageLabel: 'New' },
        ],
      },
      { pipelineId: 'ent', pipelineLabel: 'Enterprise', stages: [{ stageId: 's1', stageLabel: 'First' }] },
    ];
    expect(report).toEqual({ created, existing: [], withoutStages: [], missingStages: [], unusable: 0 });
    expect([...emulator.dealStages.values()]).toEqual(created);
  });

  it('takes the id for a label that no deal gives', async () => {
    const { created } = await registerStages(asking(createEmulator().fetch), [at('smb', 's1', { stageLabel: '' })]);
    expect(created).toEqual([
      { pipelineId: 'smb', pipelineLabel: 'smb', stages: [{ stageId: 's1', stageLabel: 's1' }] },
    ]);
  });

  it('leaves what is there, and tells which stages it lacks', async () => {
    const emulator = createEmulator({ dealStages: [pipeline('smb', 's1')] });
    const deals = [at('smb', 's1'), at('smb', 's2', { stageLabel: 'Two' }), at('ent', 's1')];
    const report = await registerStages(asking(emulator.fetch), deals);
    expect(report).toMatchObject({
      created: [pipeline('ent', 's1')],
      existing: ['smb'],
      missingStages: [{ pipelineId: 'smb', stageId: 's2', stageLabel: 'Two' }],
    });
    expect(posts(emulator)).toEqual([['ent']]);
  });

  it('creates nothing the second time', async () => {
    const emulator = createEmulator();
    const deals = ids(3).map((id) => at(id, 's1'));
    await registerStages(asking(emulator.fetch), deals);
    const report = await registerStages(asking(emulator.fetch), deals);
    expect(report).toMatchObject({ created: [], existing: ids(3), missingStages: [] });
    expect(posts(emulator)).toHaveLength(1);
  });

  it('sends at most 20 pipelines a request', async () => {
    const emulator = createEmulator();
    const { created } = await registerStages(
      asking(emulator.fetch),
      ids(45).map((id) => at(id, 's1')),
    );
    expect(posts(emulator).map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(created.map(({ pipelineId }) => pipelineId)).toEqual(ids(45));
  });

  it('asks nothing when no deal names a pipeline', async () => {
    const emulator = createEmulator();
    const report = await registerStages(asking(emulator.fetch), [deal(1), deal(2, { stageId: 's1' })]);
    expect(report).toEqual({ created: [], existing: [], withoutStages: [], missingStages: [], unusable: 1 });
    expect(emulator.requests).toHaveLength(0);
  });

  it('counts the deals that name a stage without its pipeline, or not by its id', async () => {
    const { unusable, created } = await registerStages(asking(createEmulator().fetch), [
      deal(1, { stageId: 's1' }),
      deal(2, { stageLabel: 'One' }),
      deal(3, { pipelineLabel: 'SMB' }),
      deal(4, { pipelineId: 'smb', stageLabel: 'One' }),
      deal(5, { pipelineId: 'smb' }),
      at('smb', 's1'),
      deal(6),
    ]);
    expect(unusable).toBe(4);
    expect(created).toEqual([pipeline('smb', 's1')]);
  });

  it('tells of a pipeline that it cannot create as no deal names a stage of it', async () => {
    const emulator = createEmulator({ dealStages: [pipeline('ent', 's1')] });
    const deals = [deal(1, { pipelineId: 'smb' }), deal(2, { pipelineId: 'ent' })];
    const report = await registerStages(asking(emulator.fetch), deals);
    expect(report).toMatchObject({ created: [], existing: ['ent'], withoutStages: ['smb'], missingStages: [] });
    expect(posts(emulator)).toEqual([]);
  });
});

describe('registerStages, when another run creates a pipeline meanwhile', () => {
  it('takes it out and creates the others', async () => {
    const { emulator, fetch } = raced([], pipeline('b', 's1'), pipeline('c', 's9'));
    const deals = ['a', 'b', 'c', 'd'].map((id) => at(id, 's1'));
    const report = await registerStages(asking(fetch), deals);
    expect(report).toMatchObject({
      created: [pipeline('a', 's1'), pipeline('d', 's1')],
      existing: ['b', 'c'],
      missingStages: [{ pipelineId: 'c', stageId: 's1', stageLabel: 's1' }],
    });
    expect(posts(emulator)).toEqual([
      ['b', 'c'],
      ['a', 'b', 'c', 'd'],
      ['a', 'd'],
    ]);
  });

  it('takes all out when all are there', async () => {
    const { emulator, fetch } = raced([], pipeline('a', 's1'), pipeline('b', 's1'));
    const report = await registerStages(asking(fetch), [at('a', 's1'), at('b', 's1')]);
    expect(report).toMatchObject({ created: [], existing: ['a', 'b'], missingStages: [] });
    expect(posts(emulator)).toHaveLength(2);
  });

  it.each([
    ['no body', () => new Response(null, { status: 409 })],
    ['words that name no id', () => refusal(409, { customMessage: 'Conflict' })],
  ])('needs no words for it: a 409 may have %s', async (_, conflict) => {
    const { emulator, fetch } = raced([], pipeline('b', 's1'));
    const wordless: Fetch = async (request) => {
      const response = await fetch(request);
      return response.status === 409 ? conflict() : response;
    };
    const report = await registerStages(
      asking(wordless),
      ['a', 'b', 'c'].map((id) => at(id, 's1')),
    );
    expect(report).toMatchObject({ created: [pipeline('a', 's1'), pipeline('c', 's1')], existing: ['b'] });
    expect(posts(emulator).slice(2)).toEqual([['a', 'c']]);
  });

  it('sends each alone when Recotap does not list what it has, and claims nothing of the stages there', async () => {
    const emulator = createEmulator({ dealStages: [pipeline('smb', 's1')] });
    const unlisted: Fetch = async (request) => (request.method === 'GET' ? Response.json([]) : emulator.fetch(request));
    const report = await registerStages(asking(unlisted), [at('smb', 's2'), at('ent', 's1')]);
    expect(report).toMatchObject({ created: [pipeline('ent', 's1')], existing: ['smb'], missingStages: [] });
    expect(posts(emulator)).toEqual([['smb', 'ent'], ['smb'], ['ent']]);
  });

  it('takes for existing what an earlier attempt created whose answer was lost', async () => {
    const rules = [{ fault: 'reset', stored: true, when: { requests: [2] } } as const];
    const emulator = createEmulator({ faults: { rules } });
    const client = createRecotapClient({ apiKey: 'key', fetch: emulator.fetch, clock: createVirtualClock() });
    const report = await registerStages(client, [at('a', 's1'), at('b', 's1')]);
    expect(report).toMatchObject({ created: [], existing: ['a', 'b'], missingStages: [] });
    expect([...emulator.dealStages.keys()]).toEqual(['a', 'b']);
  });

  it('ends with every pipeline there and each told of once, whatever their ids are and whichever were there', async () => {
    const id = fc.oneof(fc.constantFrom('a', 'b', 'a, b', 'a. b', 'already', '__proto__'), fc.string({ minLength: 1 }));
    const all = fc.uniqueArray(fc.tuple(id, fc.constantFrom('before', 'meanwhile', 'never')), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(all, async (pipelines) => {
        const those = (when: string) =>
          pipelines.filter(([, word]) => word === when).map(([name]) => pipeline(name, 's1'));
        const { emulator, fetch } = raced(those('before'), ...those('meanwhile'));
        const { created, existing } = await registerStages(
          asking(fetch),
          pipelines.map(([name]) => at(name, 's1')),
        );
        const names = pipelines.map(([name]) => name).sort();
        expect([...emulator.dealStages.keys()].sort()).toEqual(names);
        expect([...created.map(({ pipelineId }) => pipelineId), ...existing].sort()).toEqual(names);
      }),
      { numRuns: 100 },
    );
  });
});

describe('registerStages, when it cannot go on', () => {
  it('throws a RecotapUnauthorizedError when the key is not accepted', async () => {
    const emulator = createEmulator({ apiKey: 'another' });
    const registration = registerStages(asking(emulator.fetch), [at('smb', 's1')]);
    await expect(registration).rejects.toBeInstanceOf(RecotapUnauthorizedError);
  });

  it('throws the words of the server when it refuses a pipeline', async () => {
    const emulator = createEmulator();
    const fetch: Fetch = async (request) =>
      request.method === 'POST' ? refusal(400, { customMessage: 'Too many pipelines' }) : emulator.fetch(request);
    const error = await registerStages(asking(fetch), [at('smb', 's1')]).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(RecotapHttpError);
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining('Too many pipelines') });
  });

  it('throws the reason of the signal, and asks nothing', async () => {
    const emulator = createEmulator();
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(registerStages(asking(emulator.fetch), [at('smb', 's1')], { signal })).rejects.toThrow('enough');
    expect(emulator.requests).toHaveLength(0);
  });
});
