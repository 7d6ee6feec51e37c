const key = 'recotap-emulator-token';

/** The token that the emulator wants from whoever inspects it, until the tab is closed. */
export interface Token {
  get(): string | undefined;
  set(token: string): void;
}

/** Takes the token from a URL such as `/#token=…`, and removes it from there, so that it is in no link that is shared. */
export function createToken(): Token {
  let held = stored();
  const set = (token: string) => {
    held = token;
    try {
      sessionStorage.setItem(key, token);
    } catch {
      // Where storage is forbidden, it is asked for again after a reload.
    }
  };
  const given = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (given !== undefined) {
    set(decode(given));
    history.replaceState(null, '', location.pathname);
  }
  return { get: () => held, set };
}

function stored(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
