import { applyReply } from './applyReply';
import { followGeneration } from './followGeneration';
import type { Reply, Run } from './run';
import { changeRun, findRun } from './runStore';

/** Follows a run's generation until it has ended. */
export const followRun = (run: Run, id: string) =>
  followGeneration(id, {
    onReply: (reply) => applyReply(run, reply),
    onProgress: ({ progress, eta_seconds }) =>
      changeRun(run.key, { isLost: false, reply: { ...findRun(run.key)?.reply, progress, eta_seconds } as Reply }),
    onLost: () => changeRun(run.key, { isLost: true }),
  });
