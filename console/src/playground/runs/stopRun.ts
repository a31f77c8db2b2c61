import { call } from '@/api/call';
import { applyReply, type ChatReply } from './applyReply';
import { isRunning, type Reply, type Run } from './run';
import { changeRun, findRun } from './runStore';

/** Cancels a run at the server. A text keeps what has arrived, and its stream says what that costs. */
export async function stopRun(run: Run): Promise<void> {
  const id = findRun(run.key)?.id;
  if (!id) return;
  if (run.body.stream === true) changeRun(run.key, { isStopped: true });
  const reply = await call(`/api/v2/generate/${id}/cancel`, { method: 'POST' });
  const current = findRun(run.key);
  // The stream of a text ends by itself, with the same outcome.
  if (!reply.ok || !current || !isRunning(current) || run.body.stream === true) return;
  applyReply(run, (await reply.json()) as Reply | ChatReply);
}
