import type { ContractValidator } from '../generated/validate.js';
import type { Validation } from './batch/operation.js';
import { toIssues } from './issues.js';

/** A validator of the contract, with its findings in words. What it makes neither changes nor copies the value. */
export function inWords<T>(keepsToContract: ContractValidator<T>): (value: unknown) => Validation<T> {
  return (value) =>
    keepsToContract(value)
      ? { valid: true, value }
      : { valid: false, issues: toIssues(keepsToContract.errors ?? [], value) };
}
