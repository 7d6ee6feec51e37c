/**
 * Returns the whole name of a lane: base URL and account, such as `https://eapi.recotap.com/api/v1/default`.
 *
 * @param account the name of an account, or a whole name, which is returned as it is. Default: `default`
 *
 * @example
 * const lane = await ledger.lane(laneName(client.settings.baseUrl));
 */
export function laneName(baseUrl: string, account = 'default'): string {
  return account.includes('://') ? account : `${baseUrl}/${account}`;
}
