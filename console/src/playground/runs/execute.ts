import { Failure } from '@/api/failure';
import type { FailureFacts } from '../call/failureOf';
import { followRun } from './followRun';
import { isRunning, type Run } from './run';
import { runJob } from './runJob';
import { runText } from './runText';
import { addRuns, changeRun, findRun, getRuns, swapRun } from './runStore';

const active = new Set<string>();
const endListeners = new Set<(run: Run) => void>();

/** Calls the listener when a run has ended, whatever page is shown. */
export function onRunEnded(listener: (run: Run) => void): () => void {
  endListeners.add(listener);
  return () => endListeners.delete(listener);
}

export function startRuns(runs: Run[]) {
  addRuns(runs);
  for (const run of runs) void execute(run);
}

/** Runs a call again in the place of the one that failed. */
export function replaceRun(old: Run, next: Run) {
  swapRun(old.key, next);
  void execute(next);
}

/** Takes up the runs that had not ended when the page was left: those with an id are followed, the others are sent again. */
export function resumeRuns() {
  for (const run of getRuns().filter(isRunning)) void execute(run);
}

async function execute(run: Run) {
  if (active.has(run.key)) return;
  active.add(run.key);
  try {
    if (run.id) await followRun(run, run.id);
    else if (run.body.stream === true) await runText(run);
    else await runJob(run);
  } catch (error) {
    changeRun(run.key, { state: 'failed', isLost: false, endedAt: Date.now(), spent: 0, failure: factsOf(error) });
  } finally {
    active.delete(run.key);
    const ended = findRun(run.key);
    if (ended) endListeners.forEach((listener) => listener(ended));
  }
}

function factsOf(error: unknown): FailureFacts {
  if (error instanceof Failure) return { code: error.code, message: error.message, requestId: error.requestId };
  return { code: 'failed', message: String(error) };
}
