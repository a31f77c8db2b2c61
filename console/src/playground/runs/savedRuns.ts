import type { Run } from './run';

const storageKey = 'tessera.runs';
const most = 40;
const mostCharacters = 1_500_000;

/** The runs that this tab had before it was loaded again. */
export function readRuns(): Run[] {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(saved) ? (saved as Run[]) : [];
  } catch {
    return [];
  }
}

/** Saves the latest runs. A browser that is full keeps fewer; what they made is in the gallery anyway. */
export function writeRuns(runs: Run[]) {
  let kept = runs.slice(-most);
  for (;;) {
    const text = JSON.stringify(kept);
    try {
      if (text.length > mostCharacters) throw new RangeError('too long');
      sessionStorage.setItem(storageKey, text);
      return;
    } catch {
      if (kept.length === 0) return;
      kept = kept.slice(Math.ceil(kept.length / 2));
    }
  }
}
