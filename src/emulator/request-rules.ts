import type { ContractField } from '../../generated/fields.js';
import type { Field, Rule } from './class-validator.js';
import {
  areStrings,
  arrayMaxSize,
  arrayMinSize,
  createEmailRule,
  isArray,
  isBoolean,
  isIn,
  isInt,
  isIso8601,
  isNotEmpty,
  isNumber,
  isObject,
  isString,
  min,
} from './rules.js';

/** Where the items of a bulk request are, and how many it may hold. */
export interface ItemLimit {
  readonly itemsKey: string;
  readonly maxItems: number;
}

/**
 * Decorates the fields of the contract as the vendor's classes are decorated.
 *
 * The contract is stricter than the vendor in two points, which are left out here: it closes objects, and it gives every array a maximum,
 * while the vendor documents one for the items of a bulk request only.
 */
export interface RequestRules {
  body(fields: readonly ContractField[], limit?: ItemLimit): readonly Field[];
  query(parameters: readonly ContractField[]): readonly Field[];
}

export function createRequestRules(): RequestRules {
  const isEmail = createEmailRule();

  const stringRules = ({ name, format, minLength = 0 }: ContractField): Rule[] => {
    if (format === 'date') return [isIso8601(name)];
    if (format === 'email') return [isEmail(name)];
    return minLength > 0 ? [isNotEmpty(name), isString(name)] : [isString(name)];
  };

  const rulesOf = (field: ContractField): Rule[] => {
    const { name, type, minimum, minItems } = field;
    if (field.enum !== undefined) return [isIn(name, field.enum)];
    switch (type) {
      case 'string':
        return stringRules(field);
      case 'number':
      case 'integer':
        return [
          type === 'integer' ? isInt(name) : isNumber(name),
          ...(minimum === undefined ? [] : [min(name, minimum)]),
        ];
      case 'boolean':
        return [isBoolean(name)];
      case 'array':
        return [
          isArray(name),
          ...(minItems === undefined ? [] : [arrayMinSize(name, minItems)]),
          ...(field.items?.type === 'string' ? [areStrings(name)] : []),
        ];
      case 'object':
        return field.fields === undefined ? [isObject(name)] : [];
    }
  };

  const decorate = (field: ContractField): Field => ({
    name: field.name,
    optional: !field.required,
    rules: rulesOf(field),
    ...(field.items?.fields && { each: field.items.fields.map(decorate) }),
    ...(field.fields && { nested: field.fields.map(decorate) }),
  });

  return {
    body: (fields, limit) =>
      fields.map(decorate).map((field) => {
        if (field.name !== limit?.itemsKey) return field;
        return { ...field, rules: [...field.rules, arrayMaxSize(field.name, limit.maxItems)] };
      }),

    // Query parameters arrive as text, so a number in a query may not be one at all.
    query: (parameters) =>
      parameters.map((parameter) => {
        const field = decorate(parameter);
        return parameter.type === 'integer' ? { ...field, rules: [isNumber(field.name), ...field.rules] } : field;
      }),
  };
}
