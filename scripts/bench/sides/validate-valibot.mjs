import * as v from 'valibot';
import { rules } from './rules.mjs';
import { measureCheck } from './validation.mjs';

const date = v.pipe(v.string(), v.regex(rules.date));
const account = v.strictObject({
  externalId: v.optional(v.string()),
  domain: v.optional(v.string()),
  name: v.optional(v.string()),
});

const deal = v.strictObject({
  externalDealId: v.pipe(v.string(), v.minLength(1)),
  name: v.string(),
  amount: v.optional(v.number()),
  stageId: v.optional(v.string()),
  stageLabel: v.optional(v.string()),
  pipelineId: v.optional(v.string()),
  pipelineLabel: v.optional(v.string()),
  startDate: v.optional(date),
  closedDate: v.optional(date),
  ownerName: v.optional(v.string()),
  ownerEmail: v.optional(v.pipe(v.string(), v.maxLength(rules.emailLength), v.regex(rules.email))),
  ownerId: v.optional(v.string()),
  dealCurrencyCode: v.optional(v.string()),
  associatedAccounts: v.optional(v.pipe(v.array(account), v.maxLength(rules.accounts))),
});

measureCheck((value) => v.safeParse(deal, value).success);
