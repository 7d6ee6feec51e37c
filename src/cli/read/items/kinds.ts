import { accountFields, dealFields, salesActivityFields } from '../../../../generated/fields.js';
import * as operations from '../../../../generated/operations.js';
import { validateAccount, validateDeal, validateSalesActivity } from '../../../index.js';
import { presetNames } from '../mapping/presets/preset.js';
import type { ItemKind } from './item.js';

export const deals: ItemKind = {
  word: 'deal',
  ...operations.pushDeals,
  fields: dealFields,
  validate: validateDeal,
  hasVersions: true,
  hints: [
    `If its columns have other names, write a mapping: --map mapping.yaml. For the export of a CRM, use --map ${presetNames.join(', --map ')}.`,
  ],
};

export const accounts: ItemKind = {
  word: 'account',
  ...operations.pushAccounts,
  fields: accountFields,
  validate: validateAccount,
  hints: [],
};

export const activities: ItemKind = {
  word: 'activity',
  ...operations.pushSalesActivities,
  fields: salesActivityFields,
  validate: validateSalesActivity,
  hints: [],
};
