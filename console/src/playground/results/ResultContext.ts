import { createContext, useContext } from 'react';
import type { Model } from '../catalogue/config';
import type { Run } from '../runs/run';

/** What the page around a result can do with it. */
export interface ResultTarget {
  models: Model[];
  /** Puts the call back into a form. */
  edit: (run: Run) => void;
  /** Whether some model takes such a file. */
  canTake: (media: string) => boolean;
  takeAsInput: (url: string, media: string) => void;
}

export const ResultContext = createContext<ResultTarget | null>(null);

export function useResultTarget(): ResultTarget {
  const target = useContext(ResultContext);
  if (!target) throw new Error('A result needs <ResultContext>.');
  return target;
}
