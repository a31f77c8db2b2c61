import type { Ratio } from '../catalogue/ratio';
import type { Run } from '../runs/run';

interface Measures {
  width?: number;
  height?: number;
}

export const measuresOf = (run: Run): Measures => (run.reply?.result_metadata ?? {}) as Measures;

/** The proportions of the file itself, else those that were asked for. */
export function ratioOfReply(run: Run): Ratio {
  const { width, height } = measuresOf(run);
  return width && height ? [width, height] : run.ratio;
}
