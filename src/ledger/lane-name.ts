/**
 * The whole name of a lane: the base URL of the server and the name of an account, such as `https://…/api/v1/default`. One account name is
 * a lane of its own on each server, so that what one server has acknowledged is never taken for what another one has.
 *
 * @param account default: `default`. A name that holds `://` is whole as it is
 */
export function laneName(baseUrl: string, account = 'default'): string {
  return account.includes('://') ? account : `${baseUrl}/${account}`;
}
