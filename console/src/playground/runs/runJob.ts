import { applyReply, isPending, type ChatReply } from './applyReply';
import { followRun } from './followRun';
import type { Reply, Run } from './run';
import { sendCall } from './sendCall';

/** Starts a generation in the background and follows it. */
export async function runJob(run: Run): Promise<void> {
  const reply = (await (await sendCall(run)).json()) as Reply | ChatReply;
  applyReply(run, reply);
  if (isPending(reply)) await followRun(run, String(reply.id));
}
