/** Where one result lies in the grid, in pixels from its upper left corner. */
export interface Spot {
  index: number;
  left: number;
  width: number;
}

export interface Row {
  top: number;
  height: number;
  spots: Spot[];
}

/** Rows of equal height and full width, as in a printed contact sheet. Nothing is cropped but what is wider or taller than the limits. */
export function justify(ratios: readonly number[], width: number, target: number, gap: number): Row[] {
  const rows: Row[] = [];
  let from = 0;
  let sum = 0;
  let top = 0;
  const close = (to: number, height: number) => {
    rows.push({ top, height, spots: spread(ratios, from, to, width, height, gap) });
    top += height + gap;
    from = to;
    sum = 0;
  };

  if (width <= 0) return rows;
  for (let index = 0; index < ratios.length; index++) {
    const ratio = ratios[index]!;
    const with_ = heightOf(sum + ratio, index - from + 1, width, gap);
    sum += ratio;
    if (with_ > target) continue;
    // The row is full. The last piece may make it much too low; then the row is better without that piece.
    const without = index > from ? heightOf(sum - ratio, index - from, width, gap) : Infinity;
    if (without - target < target - with_) {
      close(index, without);
      sum = ratio;
      if (heightOf(sum, 1, width, gap) <= target) close(index + 1, heightOf(sum, 1, width, gap));
    } else close(index + 1, with_);
  }
  // What is left over keeps the usual height instead of being blown up to the full width.
  if (from < ratios.length) close(ratios.length, Math.min(target, heightOf(sum, ratios.length - from, width, gap)));
  return rows;
}

const heightOf = (sum: number, count: number, width: number, gap: number) => (width - gap * (count - 1)) / sum;

function spread(ratios: readonly number[], from: number, to: number, width: number, height: number, gap: number): Spot[] {
  const spots: Spot[] = [];
  let left = 0;
  for (let index = from; index < to; index++) {
    const wide = Math.min(ratios[index]! * height, width - left);
    spots.push({ index, left, width: wide });
    left += wide + gap;
  }
  return spots;
}

/** The proportions that a tile has: those of its file where they are known, within limits so that one panorama does not fill a row. */
export function ratioOf(item: { type: string; width?: number | null; height?: number | null }): number {
  if (item.width && item.height) return Math.min(2.2, Math.max(0.55, item.width / item.height));
  return item.type === 'video' ? 16 / 9 : item.type === 'image' ? 1 : 1.15;
}
