import { findModel } from '../catalogue/chooseModel';
import { rulesOf } from '../catalogue/config';
import { randomSeed } from '../catalogue/seed';
import { randomKey } from '../randomKey';
import { replaceRun, startRuns } from '../runs/execute';
import { repeated } from '../runs/newRuns';
import type { Run } from '../runs/run';
import { useResultTarget } from './ResultContext';

/** What can be done with a run that has ended. */
export function useRunActions() {
  const { models } = useResultTarget();
  return {
    /** The same call again, in the same place. */
    again: (run: Run) => replaceRun(run, repeated(run)),

    /** Another result of the same call, with another seed where the model takes one. */
    vary: (run: Run) => {
      const rule = rulesOf(findModel(models, run.slug)!).seed;
      startRuns([repeated(run, { press: randomKey(), body: rule ? { ...run.body, seed: randomSeed(rule) } : run.body })]);
    },
  };
}
