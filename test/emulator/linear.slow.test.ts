import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/operations.js';
import { createEmulator, FaultScheduleError, parseFaultSchedule } from '../../src/emulator/index.js';
import { isSlow } from '../support/linear.js';
import { account, activity, call, deal, pipeline } from './support.js';

/** Texts that make a careless regular expression try everything with everything. */
const hostile: Record<string, (length: number) => string> = {
  letters: (length) => 'a'.repeat(length),
  digits: (length) => `${'1'.repeat(length)}!`,
  spaces: (length) => `a${' '.repeat(length)}b`,
  'line ends': (length) => '\r\n'.repeat(length / 2),
  dots: (length) => `a@${'a.'.repeat(length / 2)}`,
  dashes: (length) => `a@b${'-'.repeat(length)}.com`,
  ats: (length) => '@'.repeat(length),
  quotes: (length) => `"${'\\"'.repeat(length / 2)}`,
  slashes: (length) => `http:${'/'.repeat(length)}`,
  colons: (length) => 'a:1'.repeat(length / 3),
  hashes: (length) => '#?'.repeat(length / 2),
  'www.': (length) => 'www.'.repeat(length / 4),
  'a date': (length) => `2026-01-01T00:00:00${'.0'.repeat(length / 2)}`,
  'an address': (length) => `a@[${'1.'.repeat(length / 2)}]`,
  'a comment': (length) => `${'('.repeat(length)}@a.com`,
  'wide characters': (length) => '\u{1f600}'.repeat(length / 2),
};

async function expectLinear(workOn: (length: number) => Promise<unknown>): Promise<void> {
  expect(await isSlow(workOn)).toBe(false);
}

const everywhere = (value: string): [string, string, unknown][] => {
  const query = encodeURIComponent(value);
  return [
    [
      'POST',
      '/deals',
      {
        deals: [
          deal(
            value,
            Object.fromEntries(
              [
                'name',
                'amount',
                'startDate',
                'closedDate',
                'ownerEmail',
                'ownerName',
                'dealCurrencyCode',
                'stageId',
                value,
              ].map((key) => [key, value]),
            ),
          ),
        ],
      },
    ],
    ['POST', '/deals', { deals: [deal('a', { ownerEmail: value })] }],
    ['POST', '/deals', { deals: [deal('a', { startDate: value })] }],
    ['POST', '/deals', { deals: [deal(value, { associatedAccounts: [{ domain: value, name: value }] })] }],
    [
      'POST',
      '/accounts',
      {
        accounts: [account(value, { tags: [value], linkedinUrl: value, customFields: { [value]: value } })],
        upsert: true,
      },
    ],
    ['PATCH', '/accounts/external-ids', { mappings: [{ domain: value, externalId: value }] }],
    [
      'POST',
      '/sales-activities',
      { activities: [activity(value, { occurredAt: value, domain: value, contacts: [{ email: value }] })] },
    ],
    ['POST', '/deal-stages', { pipelines: [pipeline(value)] }],
    ['POST', '/accounts/custom-field', { label: value, labelType: 'date' }],
    ['POST', '/accounts/custom-field', { label: value, labelType: value }],
    ['PUT', `/accounts/${query}`, { customFields: { [value]: 1 } }],
    ['GET', `/accounts?lastSync=${query}&domains=${query}&cursor=${query}&limit=${query}`, undefined],
    ['GET', `/accounts?domains=${encodeURIComponent(JSON.stringify([value]))}`, undefined],
    ['GET', `/segments?cursor=${query}`, undefined],
    ['GET', `/${query}`, undefined],
  ];
};

describe('a response of the emulator takes time in proportion to the request,', { timeout: 300_000 }, () => {
  it.each(Object.keys(hostile))('whatever text is in it: %s', async (name) => {
    const text = (length: number) => hostile[name]?.(length) ?? '';
    const count = everywhere('').length;
    for (let index = 0; index < count; index++) {
      const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }], keepRequests: 10, maxBodyBytes: 1e9 });
      await expectLinear(async (length) => {
        const [method, path, body] = everywhere(text(length))[index] as [string, string, unknown];
        await call(emulator, method, path, body);
        emulator.reset();
      });
    }
  });

  const lists: Record<string, (length: number) => unknown> = {
    numbers: (length) => Array.from({ length: length / 2 }, (_, index) => index % 10),
    'different texts': (length) => Array.from({ length: length / 8 }, (_, index) => `d${index}`),
    'different objects': (length) =>
      Array.from({ length: length / 20 }, (_, index) => ({ domain: `d${index}.com`, pipelineId: `${index}` })),
  };
  it.each(Object.keys(lists))('however long a list is in it: %s', async (name) => {
    for (const operation of Object.values(operations)) {
      if (!('itemsKey' in operation)) continue;
      const { method, path, itemsKey } = operation;
      const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }], keepRequests: 10, maxBodyBytes: 1e9 });
      await expectLinear((length) => call(emulator, method, path, { [itemsKey]: lists[name]?.(length) }));
    }
    const emulator = createEmulator({ accounts: [{ domain: 'acme.com' }], keepRequests: 10, maxBodyBytes: 1e9 });
    await expectLinear((length) =>
      call(emulator, 'POST', '/deals', { deals: [deal('a', { associatedAccounts: lists[name]?.(length) })] }),
    );
    await expectLinear((length) =>
      call(emulator, 'POST', '/accounts/custom-field', {
        label: 'a',
        labelType: 'singleSelection',
        options: lists[name]?.(length),
      }),
    );
  });
});

describe('the check of a schedule of faults takes time in proportion to it,', () => {
  const refused = (schedule: unknown) => {
    try {
      parseFaultSchedule(schedule);
    } catch (error) {
      if (!(error instanceof FaultScheduleError)) throw error;
    }
  };
  it.each(Object.keys(hostile))('whatever text is in it: %s', async (name) => {
    await expectLinear(async (length) => {
      const text = hostile[name]?.(length) ?? '';
      refused({
        rules: [
          { fault: text },
          { fault: 'redirect', location: text },
          { fault: 'status', status: 500, retryAfter: text },
          { fault: 'reset', when: { path: text, dealIds: text, operation: text } },
          { fault: 'reset', [text]: 1 },
        ],
      });
    });
  });

  it('however many rules and keys it has', async () => {
    await expectLinear(async (length) => {
      refused({ rules: Array.from({ length: length / 20 }, () => ({ fault: 'nope' })) });
      refused(Object.fromEntries(Array.from({ length: length / 10 }, (_, index) => [`k${index}`, 1])));
    });
  });
});
