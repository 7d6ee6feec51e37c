import type { Deal } from '../generated/schema.js';
import { validateDeal as keepsToContract } from '../generated/validate/Deal.js';
import type { Validation } from './batch/operation.js';
import { toIssues } from './issues.js';

/** Tells whether a value is a deal by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateDeal(value: unknown): Validation<Deal> {
  if (keepsToContract(value)) return { valid: true, value };
  return { valid: false, issues: toIssues(keepsToContract.errors ?? [], value) };
}
