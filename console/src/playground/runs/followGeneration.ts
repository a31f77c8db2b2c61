import { call } from '@/api/call';
import { readEvents } from '@/api/events';
import { Failure } from '@/api/failure';
import { isPending, type ChatReply } from './applyReply';
import { backOff, pause } from './pause';
import type { Reply } from './run';

export interface Follower {
  onReply: (reply: Reply | ChatReply) => void;
  onProgress: (progress: Progress) => void;
  onLost: () => void;
}

export type Progress = Pick<Reply, 'progress' | 'eta_seconds'>;

type Outcome = 'ended' | 'runs' | 'lost';
type FollowEvent = ({ type: 'progress' } & Progress) | ({ type: 'end'; category: string } & Omit<Reply, 'type'>);

// A browser opens six connections to a server over HTTP/1.1, for all its tabs: the page needs some of them.
const mostStreams = 2;
const interval = 700;
let streams = 0;
let hasEvents = true;

/** Follows a generation until it has ended: by its events, or by asking when enough events are open. A lost connection is waited out. */
export async function followGeneration(id: string, follower: Follower): Promise<void> {
  for (let failures = 0; ;) {
    const outcome = await (hasEvents && streams < mostStreams ? listen(id, follower) : ask(id, follower));
    if (outcome === 'ended') return;
    if (outcome === 'lost') follower.onLost();
    failures = outcome === 'lost' ? failures + 1 : 0;
    await pause(outcome === 'lost' ? backOff(failures - 1) : interval);
  }
}

async function listen(id: string, follower: Follower): Promise<Outcome> {
  streams++;
  try {
    const reply = await call(`/api/v2/generate/${id}/events`);
    // Enough of the account's requests follow generations already, or something between here and the server has no such route.
    if (reply.status === 429 || reply.status === 404) return await askInstead(id, follower, reply.status);
    if (!reply.ok) return await refused(reply);
    for await (const event of readEvents<FollowEvent>(reply)) {
      if (event.type === 'progress') follower.onProgress(event);
      if (event.type !== 'end') continue;
      follower.onReply({ ...event, type: event.category } as Reply);
      return 'ended';
    }
    return 'runs';
  } catch (error) {
    if (error instanceof Failure) throw error;
    return 'lost';
  } finally {
    streams--;
  }
}

async function askInstead(id: string, follower: Follower, status: number): Promise<Outcome> {
  const outcome = await ask(id, follower);
  // The generation is there, so it was the route that was not found.
  if (status === 404 && outcome !== 'lost') hasEvents = false;
  return outcome;
}

async function ask(id: string, follower: Follower): Promise<Outcome> {
  let reply: Response;
  try {
    reply = await call(`/api/v2/generate/${id}`);
  } catch {
    return 'lost';
  }

  if (!reply.ok) return refused(reply);
  const generation = (await reply.json()) as Reply | ChatReply;
  follower.onReply(generation);
  return isPending(generation) ? 'runs' : 'ended';
}

async function refused(reply: Response): Promise<Outcome> {
  const failure = await Failure.of(reply);
  if (failure.isTemporary) return 'lost';
  throw failure;
}
