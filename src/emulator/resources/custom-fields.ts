import { ApiError } from '../api-error.js';
import type { Field } from '../class-validator.js';
import type { Endpoints } from '../endpoint.js';
import { newCustomField, selectionTypes } from '../store/custom-field.js';
import type { Store } from '../store/store.js';
import { areStrings, arrayMinSize, filledString, isArray, isIn, optionalString, required } from '../validate.js';

const labelTypes = ['singleLineText', 'multiLineText', 'number', 'date', ...selectionTypes];

const isSelection = (field: { labelType?: unknown }) => selectionTypes.includes(String(field.labelType));

const newFieldFields: readonly Field[] = [
  filledString('label'),
  required('labelType', isIn('labelType', labelTypes)),
  optionalString('description'),
  {
    ...required('options', isArray('options'), arrayMinSize('options', 1), areStrings('options')),
    validateIf: isSelection,
  },
];

/** Custom fields of accounts are created once, each under a key of Recotap's making. */
export function customFields({ customFields }: Store): Endpoints<'createCustomField' | 'listCustomFields'> {
  return {
    createCustomField: {
      fields: newFieldFields,
      respond({ input }) {
        const field = newCustomField(input);
        if (new Set(field.options).size < field.options.length) throw new ApiError(400, 'Options must be unique');
        if (customFields.has(field.key)) throw new ApiError(409, `Custom field ${field.key} already exists`);
        customFields.set(field.key, field);
        return [field];
      },
    },
    listCustomFields: { respond: () => [...customFields.values()] },
  };
}

/** What is said of values of which one has a key that is no custom field; undefined when all are. */
export function unknownCustomField({ customFields }: Store, values: object): string | undefined {
  const unknown = Object.keys(values).find((key) => !customFields.has(key));
  return unknown === undefined ? undefined : `Unknown custom field ${unknown}`;
}
