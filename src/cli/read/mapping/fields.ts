/** The fields of a deal, in the contract's order, and what each wants. A test holds this against the contract. */
export const dealFields = {
  externalDealId: 'string',
  name: 'string',
  amount: 'number',
  stageId: 'string',
  stageLabel: 'string',
  pipelineId: 'string',
  pipelineLabel: 'string',
  startDate: 'date',
  closedDate: 'date',
  ownerName: 'string',
  ownerEmail: 'string',
  ownerId: 'string',
  dealCurrencyCode: 'string',
} as const satisfies Record<string, FieldType>;

export const accountFields = { externalId: 'string', domain: 'domain', name: 'string' } as const satisfies Record<
  string,
  FieldType
>;

export const accountsField = 'associatedAccounts';
export const requiredFields = ['externalDealId', 'name'] as const;

/** How the text of a column becomes the value of a field. */
export type FieldType = (typeof fieldTypes)[number];
export const fieldTypes = ['string', 'number', 'date', 'domain'] as const;
