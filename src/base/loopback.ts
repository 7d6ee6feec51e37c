/**
 * Whether a host is this machine, so that nobody on the way sees what goes there over plain http: 127.0.0.0/8, `[::1]` and `localhost`. No
 * other name is, as a name server decides where it leads: neither `app.localhost` nor `localhost.`.
 *
 * @param hostname as a `URL` has it, which writes `127.1` and `0x7f.1` as `127.0.0.1`
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
