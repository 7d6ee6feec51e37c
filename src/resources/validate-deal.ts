import type { Deal } from '../../generated/schema.js';
import { validateDeal as keepsToContract } from '../../generated/validate/Deal.js';
import type { Validation } from '../base/issues.js';
import { inWords } from '../base/issues.js';

const validate = inWords(keepsToContract);

/** Tells whether a value is a deal by the contract, and if not, all that is wrong with it. The value is neither changed nor copied. */
export function validateDeal(value: unknown): Validation<Deal> {
  return validate(value);
}
