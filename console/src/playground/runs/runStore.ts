import { useSyncExternalStore } from 'react';
import type { Run, RunChange } from './run';
import { readRuns, writeRuns } from './savedRuns';

/** The runs of this tab, oldest first. They outlive the page that shows them, and a reload. */
let runs: Run[] = readRuns();
const listeners = new Set<() => void>();

export const getRuns = () => runs;

export const findRun = (key: string) => runs.find((run) => run.key === key);

export function subscribeRuns(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useRuns = () => useSyncExternalStore(subscribeRuns, getRuns);

export function addRuns(added: Run[]) {
  replace(
    [...runs, ...added].sort((a, b) => a.startedAt - b.startedAt),
    true,
  );
}

/** A change of one run. The text of a stream is not saved at each piece: the server has it. */
export function changeRun(key: string, change: RunChange) {
  const isTextOnly = Object.keys(change).every((name) => name === 'text');
  replace(
    runs.map((run) => (run.key === key ? { ...run, ...change } : run)),
    !isTextOnly,
  );
}

/** Puts a run into the place of another. */
export function swapRun(key: string, next: Run) {
  replace(
    runs.map((run) => (run.key === key ? next : run)),
    true,
  );
}

/** Forgets everything: what another account made is not for the next one. */
export function clearRuns() {
  replace([], true);
}

function replace(next: Run[], isSaved: boolean) {
  runs = next;
  if (isSaved) writeRuns(runs);
  listeners.forEach((listener) => listener());
}
