/** A number from 0 to 1 that looks random and is the same each time, so that what is drawn by it does not flicker. */
export function hash(n: number): number {
  let x = (n + 1) * 2654435761;
  x ^= x >>> 15;
  x = Math.imul(x, 2246822519);
  x ^= x >>> 13;
  return ((x >>> 0) % 10_000) / 10_000;
}
