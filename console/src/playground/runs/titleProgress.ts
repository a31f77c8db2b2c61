import { isRunning, type Run } from './run';

/** The mean progress of what runs; null while nothing does, and unknown while no provider has reported any. */
export function titleProgress(runs: Run[]): number | 'unknown' | null {
  const running = runs.filter(isRunning);
  if (running.length === 0) return null;
  const reported = running.flatMap((run) => (typeof run.reply?.progress === 'number' ? [run.reply.progress] : []));
  if (reported.length === 0) return 'unknown';
  return Math.round((reported.reduce((sum, one) => sum + one, 0) / running.length) * 100) / 100;
}
