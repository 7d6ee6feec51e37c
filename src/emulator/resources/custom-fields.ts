import { plainCustomFieldFields, selectionCustomFieldFields } from '../../../generated/fields.js';
import { ApiError } from '../api-error.js';
import type { Field } from '../class-validator.js';
import { fieldNamed } from '../contract-field.js';
import type { Endpoints } from '../endpoint.js';
import type { RequestRules } from '../request-rules.js';
import { newCustomField, selectionTypes } from '../store/custom-field.js';
import type { Store } from '../store/store.js';

/** Custom fields of accounts are created once. Recotap makes their keys. */
export function customFields(store: Store, rules: RequestRules): Endpoints<'createCustomField' | 'listCustomFields'> {
  const { customFields } = store;
  return {
    createCustomField: {
      fields: newFieldRules(rules),
      respond({ input, origin }) {
        const field = newCustomField(input);
        if (new Set(field.options).size < field.options.length) throw new ApiError(400, 'Options must be unique');
        if (customFields.has(field.key)) throw new ApiError(409, `Custom field ${field.key} already exists`);
        customFields.set(field.key, store.bring(field, origin));
        return [field];
      },
    },
    listCustomFields: { respond: () => [...customFields.values()] },
  };
}

/** The error for the first key that is not a custom field; undefined when all are. */
export function unknownCustomField({ customFields }: Store, values: object): string | undefined {
  const unknown = Object.keys(values).find((key) => !customFields.has(key));
  return unknown === undefined ? undefined : `Unknown custom field ${unknown}`;
}

/** The rules for both forms of a field in one. `options` are checked for a selection only. */
function newFieldRules(rules: RequestRules): readonly Field[] {
  const labelType = fieldNamed(plainCustomFieldFields, 'labelType');
  const others = plainCustomFieldFields.filter(({ name }) => name !== 'labelType' && name !== 'options');
  const allTypes = { ...labelType, enum: [...(labelType.enum ?? []), ...selectionTypes] };
  const options = fieldNamed(selectionCustomFieldFields, 'options');
  return [
    ...rules.body([allTypes, ...others]),
    ...rules.body([options]).map((field) => ({ ...field, validateIf: isSelection })),
  ];
}

function isSelection(field: { labelType?: unknown }): boolean {
  return selectionTypes.includes(String(field.labelType));
}
