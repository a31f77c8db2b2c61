export type Ratio = [width: number, height: number];

const pattern = /^(\d+)\s*[x:×]\s*(\d+)$/;

/** `16:9` or `1344x768` as two numbers. */
export function ratioOf(value: unknown): Ratio | null {
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  return match && Number(match[1]) > 0 && Number(match[2]) > 0 ? [Number(match[1]), Number(match[2])] : null;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The proportions of a size in pixels, `7:4`; null where they would not be shorter than the size itself. */
export function proportions(value: string): string | null {
  const ratio = ratioOf(value);
  if (!ratio || ratio[0] <= 50) return null;
  const common = divisor(...ratio);
  return ratio[0] / common < 30 ? `${ratio[0] / common}:${ratio[1] / common}` : null;
}
