import type { Schemas } from '@/api/client';
import { failureOf } from '../call/failureOf';
import { isRunning, type Reply, type Run } from './run';
import { changeRun, findRun } from './runStore';

/** A generation by its `gen_…` identifier, as a conversation's text is asked for. */
export type ChatReply = Schemas['ChatReply'];

export const isPending = (reply: Reply | ChatReply) => reply.status === 'pending';

/** Writes what the server says of a run's generation into the run. */
export function applyReply(run: Run, reply: Reply | ChatReply) {
  const current = findRun(run.key);
  if (!current || !isRunning(current)) return;
  const id = String(reply.id);
  if (isPending(reply)) {
    changeRun(run.key, 'content' in reply ? { id, isLost: false } : { id, reply, isLost: false });
    return;
  }

  const failure = reply.status === 'completed' ? undefined : failureOf(reply.error);
  const isCanceled = failure?.code === 'canceled' && failure.message === '';
  // A text that failed has none at the server; what had arrived stays.
  changeRun(run.key, {
    id,
    isLost: false,
    endedAt: Date.now(),
    state: failure === undefined ? 'done' : isCanceled ? 'canceled' : 'failed',
    failure: isCanceled ? undefined : failure,
    ...('content' in reply
      ? { spent: reply.tokens_used, text: reply.content ?? current.text }
      : { reply, spent: reply.tokens_spent, text: reply.result_text ?? current.text }),
  });
}
