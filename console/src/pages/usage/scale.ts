const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The end of an axis: the next round number above the largest value. */
export function niceTop(largest: number): number {
  if (largest <= 1) return 1;
  const unit = 10 ** Math.floor(Math.log10(largest));
  return Math.ceil((steps.find((step) => step * unit >= largest) ?? 10) * unit);
}

/** Where lines go: 0, the middle and the end; a middle that is not whole is left out, since there are no half tokens. */
export const ticks = (top: number): number[] => (top % 2 === 0 ? [0, top / 2, top] : [0, top]);

/** Every how many days a label fits under a bar. */
export const labelEvery = (count: number, width: number, labelWidth: number) =>
  Math.max(1, Math.ceil(count / Math.max(2, Math.floor(width / labelWidth))));

/** The bar after a key press; none yet means that the first press goes to an end. */
export function moveBar(at: number | null, key: string, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight') return at === null ? 0 : Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft') return at === null ? count - 1 : Math.max(0, at - 1);
  return null;
}
