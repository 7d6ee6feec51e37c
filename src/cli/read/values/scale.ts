/**
 * The product of two numbers, each as JavaScript writes it, by their decimal digits: `0.01` times `123456` is 1234.56, where floating-point
 * arithmetic can be off by the last digit.
 */
export function product(a: string, b: string): string {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  return `${x.digits * y.digits}e${x.exponent + y.exponent}`;
}

/** Up to here, a number in JavaScript is exact to a hundredth at least. */
export const mostExact = Number.MAX_SAFE_INTEGER / 1000;

/** Whether two numbers are the same by their decimal digits. */
export function isSame(a: string, b: string): boolean {
  const [x, y] = [shortest(decimalOf(a)), shortest(decimalOf(b))];
  return x.digits === y.digits && (x.exponent === y.exponent || x.digits === 0n);
}

interface Decimal {
  digits: bigint;
  exponent: number;
}

/** Without zeros at its end. */
function shortest({ digits, exponent }: Decimal): Decimal {
  const zeros = /0*$/.exec(`${digits}`)?.[0].length ?? 0;
  return digits === 0n
    ? { digits, exponent: 0 }
    : { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

/** `-1.5e3` is -15 and the exponent 2. */
function decimalOf(text: string): Decimal {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
