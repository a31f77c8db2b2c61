import type { KeyboardEvent, RefObject } from 'react';
import type { Row } from './rows';

const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'];

/** The arrow keys move among the results as the eye does. */
export function useArrows(list: RefObject<HTMLElement | null>, rows: readonly Row[], showRow: (row: number) => void) {
  return (event: KeyboardEvent) => {
    const from = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index ?? NaN);
    if (!keys.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || Number.isNaN(from)) return;
    const to = neighbour(rows, from, event.key);
    if (to === undefined) return;
    event.preventDefault();
    showRow(rows.findIndex((row) => row.spots.some((spot) => spot.index === to)));
    focusWhenThere(list, to);
  };
}

/** A row far away does not exist yet: it does some frames later, how many depends on the machine. */
function focusWhenThere(list: RefObject<HTMLElement | null>, index: number, frames = 60) {
  requestAnimationFrame(() => {
    const button = list.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`);
    if (button) button.focus();
    else if (frames > 0) focusWhenThere(list, index, frames - 1);
  });
}

export function neighbour(rows: readonly Row[], from: number, key: string): number | undefined {
  const last = rows.at(-1)?.spots.at(-1)?.index;
  if (last === undefined) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key === 'ArrowLeft') return from > 0 ? from - 1 : undefined;
  if (key === 'ArrowRight') return from < last ? from + 1 : undefined;
  const at = rows.findIndex((row) => row.spots.some((spot) => spot.index === from));
  const spot = rows[at]?.spots.find((one) => one.index === from);
  const next = rows[at + (key === 'ArrowDown' ? 1 : -1)];
  if (!spot || !next) return undefined;
  const middle = spot.left + spot.width / 2;
  const distance = (one: { left: number; width: number }) => Math.abs(one.left + one.width / 2 - middle);
  return next.spots.reduce((best, one) => (distance(one) < distance(best) ? one : best)).index;
}
