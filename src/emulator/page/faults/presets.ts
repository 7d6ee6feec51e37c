import type { FaultRule, FaultSchedule } from '../../faults/schedule.js';

/** What a switch needs to know to write its rule. */
export interface Given {
  /** ms since 1970, by the emulator's clock. */
  readonly now: number;
  readonly dealIds: readonly string[];
}

/** A usual bad day. Its switch is on while the schedule has its rule. */
export interface Preset {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly takesDealIds?: boolean;
  rule(given: Given): FaultRule;
}

const throttledMs = 10_000;
const refusal = 'Refused by a switch of the emulator’s page';

/** In the order of their rules: what decides the response ends the search, so it comes last. */
export const presets: readonly Preset[] = [
  {
    key: 'shuffled',
    title: 'Results shuffled',
    says: 'The results of a push come in another order than the items.',
    rule: () => ({ fault: 'results', change: 'shuffled' }),
  },
  {
    key: 'refused-deal',
    title: 'Deals refused',
    says: 'These deals come back as failed, in a 200. All others are stored.',
    takesDealIds: true,
    rule: ({ dealIds }) => ({ fault: 'failed-deals', error: refusal, when: { dealIds } }),
  },
  {
    key: 'slow',
    title: 'Slow',
    says: 'Every response takes 2 to 4 seconds.',
    rule: () => ({ fault: 'latency', ms: { min: 2_000, max: 4_000 } }),
  },
  {
    key: 'throttled',
    title: 'Too many requests, for 10 s',
    says: 'Every request gets a 429 with Retry-After, for ten seconds from now.',
    rule: ({ now }) => ({
      fault: 'status',
      status: 429,
      retryAfter: 2,
      when: { until: new Date(now + throttledMs).toISOString() },
    }),
  },
  {
    key: 'tenth',
    title: 'Every tenth request fails',
    says: 'Requests 10, 20, 30 and so on get a 500 and are not processed.',
    rule: () => ({ fault: 'status', status: 500, when: { requests: { every: 10 } } }),
  },
  {
    key: 'key',
    title: 'Key refused',
    says: 'Every request gets a 401, whatever its key.',
    rule: () => ({ fault: 'status', status: 401 }),
  },
];

/** The rule of a preset that is in force, if there is one. */
export function ruleOf(preset: Preset, { rules }: FaultSchedule, now: number): FaultRule | undefined {
  return rules.find((rule) => isOf(preset, rule) && !isOver(rule, now));
}

/** The schedule with the preset on or off. Rules whose time is over are left out. */
export function switched(schedule: FaultSchedule, preset: Preset, isOn: boolean, given: Given): FaultSchedule {
  const others = schedule.rules.filter((rule) => !isOf(preset, rule) && !isOver(rule, given.now));
  if (!isOn) return { ...schedule, rules: others };
  const place = (rule: FaultRule) => presets.findIndex((each) => isOf(each, rule));
  const own = [...others.filter((rule) => place(rule) >= 0), preset.rule(given)].sort((a, b) => place(a) - place(b));
  return { ...schedule, rules: [...own, ...others.filter((rule) => place(rule) < 0)] };
}

/** When the rule ends, in ms since 1970. */
export function endOf({ when }: FaultRule): number {
  return when?.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(when.until);
}

export function isOver(rule: FaultRule, now: number): boolean {
  return endOf(rule) <= now;
}

/** Whether a rule is the preset's, whenever it ends and whichever deals it names. */
function isOf(preset: Preset, rule: FaultRule): boolean {
  return shapeOf(rule) === shapeOf(preset.rule({ now: 0, dealIds: [] }));
}

function shapeOf(rule: FaultRule): string {
  const when = rule.when && {
    ...rule.when,
    ...(rule.when.until && { until: '' }),
    ...(rule.when.dealIds && { dealIds: [] }),
  };
  return canonical({ ...rule, when });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
