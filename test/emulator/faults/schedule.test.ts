import { describe, expect, it } from 'vitest';
import { createEmulator, type FaultRule, type FaultSchedule, type When } from '../../../src/emulator/index.js';
import { deal, push } from '../support.js';

/** Which of the first requests a rule is for, by their numbers. Each sends one deal, whose id is the number. */
async function struck(when: When, { count = 12, ...rest }: { count?: number; times?: number; seed?: number } = {}) {
  const { seed, times } = rest;
  const rule: FaultRule = { fault: 'status', status: 503, when, times };
  const emulator = createEmulator({ faults: { seed, rules: [rule] } });
  for (let number = 1; number <= count; number++) await push(emulator, [deal(`${number}`)]);
  return numbersIn(emulator);
}

const numbersIn = ({ requests }: ReturnType<typeof createEmulator>) =>
  [...requests.entries()].filter(([, { faults }]) => faults).map(([index]) => index + 1);

describe('A rule is for', () => {
  it.each<[string, When, number[]]>([
    ['every request', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['one request', { requests: 3 }, [3]],
    ['a list of requests', { requests: [5, 2, 40] }, [2, 5]],
    ['the requests from one on', { requests: { from: 10 } }, [10, 11, 12]],
    ['the requests up to one', { requests: { to: 2 } }, [1, 2]],
    ['the requests between two', { requests: { from: 4, to: 6 } }, [4, 5, 6]],
    ['every fourth request', { requests: { every: 4 } }, [4, 8, 12]],
    ['every fourth request from one on', { requests: { from: 2, every: 4 } }, [2, 6, 10]],
    ['every fourth request between two', { requests: { from: 2, to: 9, every: 4 } }, [2, 6]],
    ['the requests with a deal', { dealIds: '7' }, [7]],
    ['the requests with one of some deals', { dealIds: ['7', '9', '70'] }, [7, 9]],
    ['the requests for which everything holds', { dealIds: ['7', '8', '9'], requests: { every: 2 } }, [8]],
    ['the requests with a larger body', { overBytes: JSON.stringify({ deals: [deal('1')] }).length }, [10, 11, 12]],
    ['no request at all', { probability: 0 }, []],
  ])('%s', async (_, when, numbers) => {
    expect(await struck(when)).toEqual(numbers);
  });

  it('the first so many of them', async () => {
    expect(await struck({ requests: { every: 3 } }, { times: 2 })).toEqual([3, 6]);
  });

  it('about as many as it is likely, and others with another seed', async () => {
    const one = await struck({ probability: 0.3 }, { count: 1_000 });
    expect(one.length).toBeGreaterThan(250);
    expect(one.length).toBeLessThan(350);
    expect(await struck({ probability: 0.3 }, { count: 1_000 })).toEqual(one);
    expect(await struck({ probability: 0.3 }, { count: 1_000, seed: 1 })).toEqual(one);
    expect(await struck({ probability: 0.3 }, { count: 1_000, seed: 2 })).not.toEqual(one);
    expect(await struck({ probability: 0.3 }, { count: 1_000, seed: 2 ** 32 + 1 })).not.toEqual(one);
  });

  it('requests without any deals too, whatever they are', async () => {
    const emulator = createEmulator({
      faults: {
        rules: [
          { fault: 'reset', when: { dealIds: 'a' } },
          { fault: 'status', status: 503 },
        ],
      },
    });
    for (const body of ['', 'no JSON', 'null', '5', '{"deals":5}', '{"deals":[null,5,{"externalDealId":["a"]}]}']) {
      expect((await push(emulator, body)).status).toBe(503);
    }
  });
});

describe('Of several rules', () => {
  const strikes = async (...rules: FaultRule[]) => {
    const emulator = createEmulator({ faults: { rules } });
    await push(emulator, [deal('a')]);
    return emulator.requests[0]?.faults;
  };

  it('the first that decides the response is the last to apply', async () => {
    expect(
      await strikes(
        { fault: 'summary' },
        { fault: 'status', status: 500, when: { dealIds: 'other' } },
        { fault: 'failed-deals' },
        { fault: 'status', status: 503 },
        { fault: 'summary' },
        { fault: 'redirect' },
      ),
    ).toEqual(['summary', 'failed-deals', 'status']);
  });

  it('a rate limit with room left is as if it were not there', async () => {
    expect(await strikes({ fault: 'fixed-window', max: 1, ms: 1_000 }, { fault: 'summary' })).toEqual(['summary']);
  });

  it('each one counts only what it applies to', async () => {
    const emulator = createEmulator({
      faults: {
        rules: [
          { fault: 'status', status: 503, times: 2 },
          { fault: 'status', status: 500, times: 1 },
        ],
      },
    });
    for (let sent = 0; sent < 4; sent++) await push(emulator, [deal('a')]);
    expect(emulator.requests.map(({ status }) => status)).toEqual([503, 503, 500, 200]);
  });

  it('each one has its own dice', async () => {
    const rules: FaultRule[] = ['a', 'b'].map(() => ({
      fault: 'results',
      change: 'shuffled',
      when: { probability: 0.5 },
    }));
    const emulator = createEmulator({ faults: { rules } });
    for (let sent = 0; sent < 50; sent++) await push(emulator, [deal('a')]);
    expect(new Set(emulator.requests.map(({ faults }) => faults?.length))).toEqual(new Set([undefined, 1, 2]));
  });
});

describe('The same schedule', () => {
  const wild: FaultSchedule = {
    seed: 2026,
    rules: [
      { fault: 'failed-deals', when: { probability: 0.2 } },
      { fault: 'results', change: 'missing', count: 2, when: { probability: 0.3 } },
      { fault: 'results', change: 'unknown-id', when: { probability: 0.3 } },
      { fault: 'results', change: 'shuffled', when: { probability: 0.5 } },
      { fault: 'status', status: 503, when: { probability: 0.1 } },
      { fault: 'cut-off', when: { probability: 0.1 } },
    ],
  };
  const deals = Array.from({ length: 10 }, (_, index) => deal(`${index}`));
  const send = async (emulator: ReturnType<typeof createEmulator>) => {
    const response = push(emulator, deals).then(({ body }) => [body.statusCode, body.data]);
    return response.catch((error) => error.message);
  };

  it('does the same again, in another emulator and after a reset', async () => {
    const run = async (emulator: ReturnType<typeof createEmulator>) => {
      const responses = [];
      for (let sent = 0; sent < 60; sent++) responses.push(await send(emulator));
      return responses;
    };
    const emulator = createEmulator({ faults: wild });
    const first = await run(emulator);
    expect(await run(emulator)).not.toEqual(first);
    emulator.reset();
    expect(await run(emulator)).toEqual(first);
    expect(await run(createEmulator({ faults: wild }))).toEqual(first);
    expect(await run(createEmulator({ faults: { ...wild, seed: 2027 } }))).not.toEqual(first);
  });

  it('does the same to each request when all come at once', async () => {
    const inTurn = createEmulator({ faults: wild });
    const atOnce = createEmulator({ faults: wild });
    const responses = [];
    for (let sent = 0; sent < 60; sent++) responses.push(await send(inTurn));
    expect(await Promise.all(Array.from({ length: 60 }, () => send(atOnce)))).toEqual(responses);
    expect(atOnce.requests.map(({ faults }) => faults)).toEqual(inTurn.requests.map(({ faults }) => faults));
  });
});

describe('emulator.faults', () => {
  const statusOf = async (emulator: ReturnType<typeof createEmulator>) => (await push(emulator, [deal('a')])).status;

  it('has no rules at first, and nothing goes wrong', async () => {
    const emulator = createEmulator();
    expect(emulator.faults.schedule).toEqual({ rules: [] });
    expect(await statusOf(emulator)).toBe(200);
    expect(emulator.requests[0]?.faults).toBeUndefined();
  });

  it('takes a schedule at any time, and starts to count its rules from there', async () => {
    const emulator = createEmulator();
    const schedule: FaultSchedule = { rules: [{ fault: 'status', status: 503, times: 1 }] };
    await statusOf(emulator);
    emulator.faults.set(schedule);
    expect(emulator.faults.schedule).toEqual(schedule);
    expect([await statusOf(emulator), await statusOf(emulator)]).toEqual([503, 200]);
    emulator.faults.set(schedule);
    expect([await statusOf(emulator), await statusOf(emulator)]).toEqual([503, 200]);
  });

  it('goes on with the numbers of the requests when it takes another schedule', async () => {
    const emulator = createEmulator();
    await statusOf(emulator);
    emulator.faults.set({ rules: [{ fault: 'status', status: 503, when: { requests: 2 } }] });
    expect([await statusOf(emulator), await statusOf(emulator)]).toEqual([503, 200]);
  });

  it('lets nothing go wrong after clear()', async () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'reset' }] } });
    emulator.faults.clear();
    expect(emulator.faults.schedule).toEqual({ rules: [] });
    expect(await statusOf(emulator)).toBe(200);
  });

  it('keeps its schedule over a reset, which starts numbers, counts and limits anew', async () => {
    const rules: FaultRule[] = [
      { fault: 'status', status: 500, when: { requests: 2 } },
      { fault: 'status', status: 503, times: 1 },
      { fault: 'fixed-window', max: 1, ms: 3_600_000 },
    ];
    const emulator = createEmulator({ faults: { rules } });
    const run = async () => {
      const statuses = [];
      for (let sent = 0; sent < 4; sent++) statuses.push(await statusOf(emulator));
      return statuses;
    };
    expect(await run()).toEqual([503, 500, 200, 429]);
    expect(await run()).toEqual([429, 429, 429, 429]);
    emulator.reset();
    expect(emulator.faults.schedule).toEqual({ rules });
    expect(await run()).toEqual([503, 500, 200, 429]);
  });

  it('keeps to what it was given, whatever becomes of that', async () => {
    const rules: FaultRule[] = [{ fault: 'status', status: 503 }];
    const emulator = createEmulator({ faults: { rules } });
    rules.length = 0;
    emulator.reset();
    expect(await statusOf(emulator)).toBe(503);
  });

  it('leaves the schedule as it was when the new one is not in order', () => {
    const emulator = createEmulator({ faults: { rules: [{ fault: 'reset' }] } });
    expect(() => emulator.faults.set({ rules: [{ fault: 'status', status: 200 }] })).toThrow('rules.0.status');
    expect(emulator.faults.schedule).toEqual({ rules: [{ fault: 'reset' }] });
    expect(() => createEmulator({ faults: { rules: 5 } as never })).toThrow('rules must be a list');
  });

  it('are not shared between two emulators', async () => {
    createEmulator({ faults: { rules: [{ fault: 'reset' }] } });
    expect(await statusOf(createEmulator())).toBe(200);
  });
});
