import * as z from 'zod';
import { rules } from './rules.mjs';
import { measureCheck } from './validation.mjs';

const date = z.string().regex(rules.date);

const deal = z.strictObject({
  externalDealId: z.string().min(1),
  name: z.string(),
  amount: z.number().optional(),
  stageId: z.string().optional(),
  stageLabel: z.string().optional(),
  pipelineId: z.string().optional(),
  pipelineLabel: z.string().optional(),
  startDate: date.optional(),
  closedDate: date.optional(),
  ownerName: z.string().optional(),
  ownerEmail: z.string().max(rules.emailLength).regex(rules.email).optional(),
  ownerId: z.string().optional(),
  dealCurrencyCode: z.string().optional(),
  associatedAccounts: z
    .array(
      z.strictObject({
        externalId: z.string().optional(),
        domain: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .max(rules.accounts)
    .optional(),
});

measureCheck((value) => deal.safeParse(value).success);
