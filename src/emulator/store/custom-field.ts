import { selectionCustomFieldFields } from '../../../generated/fields.js';
import type { CreateCustomFieldRequest, CustomField } from '../../../generated/schema.js';
import { fieldNamed } from '../contract-field.js';

/** The types of a custom field whose values are chosen from its options. */
export const selectionTypes = fieldNamed(selectionCustomFieldFields, 'labelType').enum ?? [];

/** Creates a custom field. Its key is its label in upper case, with `_` for each space, followed by `_C` (documented). */
export function newCustomField(asked: CreateCustomFieldRequest): CustomField {
  const { label, labelType, description = null, options = [] } = asked;
  return {
    key: `${label.replaceAll(' ', '_').toUpperCase()}_C`,
    label,
    labelType,
    description,
    options: selectionTypes.includes(labelType) ? options : [],
    objectType: 'accounts',
    status: 'active',
  };
}
