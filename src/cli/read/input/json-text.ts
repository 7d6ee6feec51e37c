/** The part of a JSON file that is not parsed yet. */
export interface Text {
  readonly value: string;
  /** The line on which it starts. */
  readonly line: number;
  /** Whether the whole file has come. */
  readonly isEnded: boolean;
  /** Whether the file had only white space so far. */
  readonly isBlank: boolean;
  add(piece: string): void;
  end(): void;
  /** Removes characters at the start. */
  take(length: number): string;
  /** Skips white space, and returns the character after it. */
  next(): string | undefined;
}

export function createText(): Text {
  let value = '';
  let line = 1;
  let isEnded = false;
  let isBlank = true;

  function take(length: number): string {
    const taken = value.slice(0, length);
    value = value.slice(length);
    for (let at = taken.indexOf('\n'); at !== -1; at = taken.indexOf('\n', at + 1)) line++;
    return taken;
  }

  return {
    get value() {
      return value;
    },
    get line() {
      return line;
    },
    get isEnded() {
      return isEnded;
    },
    get isBlank() {
      return isBlank;
    },
    add(piece) {
      value += piece;
      isBlank &&= piece.trim() === '';
    },
    take,
    next() {
      take(/\S|$/.exec(value)?.index ?? 0);
      return value[0];
    },
    end() {
      isEnded = true;
    },
  };
}
