/**
 * Multiplies two numbers, each as JavaScript writes it, by their decimal digits: `0.01` times `123456` is 1234.56, where floating-point
 * arithmetic can be off by the last digit.
 */
export function multiply(a: string, b: string): number {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  return Number(`${x.digits * y.digits}e${x.exponent + y.exponent}`);
}

/** `-1.5e3` is -15 and the exponent 2. */
function decimalOf(text: string): { digits: bigint; exponent: number } {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
