import type { Deal } from '../../../generated/schema.js';
import type { Endpoints } from '../endpoint.js';
import type { Shape } from '../envelope.js';
import { createRequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';
import { accountChanges } from './account-changes.js';
import { accountList } from './account-list.js';
import { accounts } from './accounts.js';
import { customFields } from './custom-fields.js';
import { dealStages } from './deal-stages.js';
import { deals } from './deals.js';
import { journeyStages } from './journey-stages.js';
import { salesActivities } from './sales-activities.js';
import { segments } from './segments.js';

export interface ResourceOptions extends Pick<Shape, 'shapes'> {
  readonly refuse: (deal: Deal) => string | undefined;
}

/** Every operation of the contract, on one store. TypeScript makes sure that none is missing. */
export function createEndpoints(store: Store, { refuse, shapes }: ResourceOptions): Endpoints {
  const rules = createRequestRules();
  return {
    ...deals(store, rules, refuse),
    ...dealStages(store, rules),
    ...accounts(store, rules),
    ...accountList(store, rules),
    ...accountChanges(store, rules, { shapes }),
    ...customFields(store, rules),
    ...salesActivities(store, rules),
    ...segments(store, rules),
    ...journeyStages(),
  };
}
