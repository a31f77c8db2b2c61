import { useCallback } from 'react';
import { isRunning } from '@/playground/runs/run';
import { getRuns, useRuns } from '@/playground/runs/runStore';
import { stopRun } from '@/playground/runs/stopRun';
import { usePlayground } from '../usePlayground';

/** The text that is being written, which can be stopped, and whether the conversation has begun. */
export function useStreaming() {
  const { conversation } = usePlayground();
  const texts = useRuns().filter((run) => run.category === 'text');
  const stop = useCallback(() => {
    for (const run of getRuns()) if (run.category === 'text' && isRunning(run) && !run.isStopped) void stopRun(run);
  }, []);
  return { isWriting: texts.some(isRunning), isTalking: texts.some((run) => run.conversation === conversation), stop };
}
