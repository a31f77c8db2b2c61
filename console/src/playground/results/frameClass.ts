import clsx from 'clsx';
import type { Ratio } from '../catalogue/ratio';

/** The frame of a picture or video; alone, a wide one has the whole column, and a square or tall one the height of it. */
export const frameClass = ([width, height]: Ratio, isAlone: boolean) =>
  clsx(
    'relative w-full overflow-hidden rounded-card border border-line bg-sunken',
    isAlone && width <= height * 1.2 && (width < height * 0.9 ? 'max-w-[330px]' : 'max-w-[480px]'),
  );
