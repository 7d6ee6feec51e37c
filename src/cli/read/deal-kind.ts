import { validateDeal } from '../../resources/validate-deal.js';
import type { ItemKind } from './item-kind.js';

export const dealKind: ItemKind = {
  word: 'deal',
  idField: 'externalDealId',
  validate: validateDeal,
  openTable: async (...input) => (await import('./table.js')).openTable(...input),
};
