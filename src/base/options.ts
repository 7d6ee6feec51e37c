import { RecotapConfigurationError } from './errors.js';

/** @throws RecotapConfigurationError, naming the option, when its value is not a whole number from `least` on */
export function wholeNumber(name: string, value: number, least: number): number {
  return inRange(name, value, Number.isInteger(value) && value >= least, `a whole number from ${least} up`);
}

/** @throws RecotapConfigurationError, naming the option and what is expected of it */
export function inRange(name: string, value: number, isInRange: boolean, expected: string): number {
  if (typeof value === 'number' && isInRange) return value;
  throw new RecotapConfigurationError(`The option ${name} is ${value}: expected ${expected}.`);
}
