/** Replaces values by others of the same kind, the same value by the same one wherever it comes. */
export interface Values {
  text(value: string): string;
  number(value: number): number;
}

type Form = [pattern: RegExp, replacement: (number: number, value: string) => string];

/** A word, and what a text of this form becomes. The formats and patterns of the contract take the one like the other. */
const forms: Record<string, Form> = {
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, (n) => `user${n}@example.com`],
  date: [/^\d{4}-\d\d-\d\d(?:[T ][\d:.,]+(?:z|[+-][\d:]+)?)?$/i, (n, value) => `${day(n)}${midnight(value.slice(10))}`],
  url: [/^https?:\/\//i, (n) => `https://example.com/${n}`],
  uuid: [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, (n) => `00000000-0000-4000-8000-${hex(n, 12)}`],
  hex: [/^[\da-f]{24,}$/i, (n, value) => hex(n, value.length)],
  number: [/^-?\d+(?:\.\d+)?$/, (n, value) => (value.includes('.') ? `${n}.5` : String(firstNumber + n))],
  phone: [/^\+?[\d ().-]{7,}$/, (n) => `+1555${String(n).padStart(7, '0')}`],
  domain: [/^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+$/u, (n) => `domain${n}.example`],
  text: [/^/, (n) => `text ${n}`],
};

/** In characters. */
const LONGEST_FORM = 2_000;

/** Replacements of numbers begin above it, so that they are no counts that somebody takes for real. */
const firstNumber = 1000;

export function createValues(): Values {
  const known = new Map<unknown, string | number>();
  const counts = new Map<string, number>();

  function replace<T extends string | number>(value: T, word: string, make: (number: number) => T): T {
    const before = known.get(value);
    if (before !== undefined) return before as T;
    const number = (counts.get(word) ?? 0) + 1;
    counts.set(word, number);
    const made = make(number);
    known.set(value, made);
    return made;
  }

  return {
    text(value) {
      if (value === '') return value;
      // What is longer is none of these, and a pattern may take long to see that.
      const head = value.length > LONGEST_FORM ? ' ' : value;
      const [word, [, make]] = Object.entries(forms).find(([, [pattern]]) => pattern.test(head)) as [string, Form];
      return replace(value, word, (number) => make(number, value));
    },
    number(value) {
      if (value === 0) return value;
      const isWhole = Number.isInteger(value);
      return replace(value, isWhole ? 'whole' : 'fraction', (number) => {
        const made = isWhole ? firstNumber + number : number + 0.5;
        return value < 0 ? -made : made;
      });
    },
  };
}

function day(number: number): string {
  return new Date(Date.UTC(2001, 0, number)).toISOString().slice(0, 10);
}

function midnight(time: string): string {
  return time.replace(/\d/g, '0');
}

function hex(number: number, length: number): string {
  return number.toString(16).padStart(length, '0');
}
