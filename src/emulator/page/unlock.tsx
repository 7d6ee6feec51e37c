import { useState } from 'preact/hooks';

/** Asks for the token. */
export function Unlock({ isWrong, onToken }: { isWrong: boolean; onToken: (token: string) => void }) {
  const [token, setToken] = useState('');
  return (
    <form
      class="unlock"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') onToken(token.trim());
      }}
    >
      <h2>This emulator wants a token</h2>
      <p>
        Other machines can reach it, so it shows what it holds only to those who have its token. The command that
        started it has printed the token, or took it from a file.
      </p>
      {isWrong && <p class="notice bad">The emulator does not take this token.</p>}
      <label class="field">
        Token
        <input
          type="password"
          autocomplete="off"
          value={token}
          onInput={({ currentTarget }) => setToken(currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        Open
      </button>
    </form>
  );
}
