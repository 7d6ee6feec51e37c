import {
  listMissingExternalIdsParameters,
  mapExternalIdsRequestFields,
  updateAccountRequestFields,
} from '../../../generated/fields.js';
import { operations } from '../../../generated/operations.js';
import { cleanDomain } from '../../base/domain.js';
import { ApiError } from '../api-error.js';
import { fieldNamed } from '../contract-field.js';
import type { Endpoints } from '../endpoint.js';
import type { Shape } from '../envelope.js';
import type { RequestRules } from '../request-rules.js';
import type { Store } from '../store/store.js';
import { unknownCustomField } from './custom-fields.js';
import { defaultLimit } from './paging.js';

/** The operations on existing accounts. */
export function accountChanges(
  store: Store,
  rules: RequestRules,
  { shapes }: Pick<Shape, 'shapes'>,
): Endpoints<'updateAccount' | 'mapExternalIds' | 'listMissingExternalIds'> {
  const { accounts } = store;
  return {
    updateAccount: {
      fields: rules.body(shapes === 'observed' ? updateAccountRequestFields : documentedFields),
      closed: true,
      respond({ input: { customFields, name, tags }, parameters: { rtp_aid }, origin }) {
        if (!/^[\da-f]{24}$/i.test(rtp_aid)) throw new ApiError(400, `${rtp_aid} is not a valid account id`);
        const account = accounts.byId.get(rtp_aid);
        if (account === undefined) throw new ApiError(404, 'Account not found');
        const unknown = unknownCustomField(store, customFields ?? {});
        if (unknown !== undefined) throw new ApiError(400, unknown);
        const changed = {
          ...account,
          name: name ?? account.name,
          tags: tags ?? account.tags,
          customFields: { ...account.customFields, ...customFields },
        };
        accounts.save(store.bring(changed, origin));
        return { message: 'Account updated successfully' };
      },
    },

    mapExternalIds: {
      fields: rules.body(mapExternalIdsRequestFields, operations.mapExternalIds),
      respond({ input: { mappings }, origin }) {
        const lastIds = new Map(mappings.map(({ domain, externalId }) => [cleanDomain(domain), externalId]));
        const notFound = [...lastIds.keys()].filter((domain) => !accounts.byDomain.has(domain));
        for (const [domain, externalId] of lastIds) {
          const account = accounts.byDomain.get(domain);
          if (account !== undefined) accounts.save(store.bring({ ...account, externalId }, origin));
        }
        const matched = lastIds.size - notFound.length;
        return { matched, updated: matched, notFound };
      },
    },

    listMissingExternalIds: {
      fields: rules.query(listMissingExternalIdsParameters),
      respond: ({ input: { limit = defaultLimit } }) =>
        [...accounts.byDomain.values()]
          .filter(({ externalId }) => externalId === null)
          .slice(0, limit)
          .map(({ name, domain }) => ({ name, domain })),
    },
  };
}

/** The contract also has `name` and `tags`, which the live API accepts (observed). */
const documentedFields = [{ ...fieldNamed(updateAccountRequestFields, 'customFields'), required: true }];
