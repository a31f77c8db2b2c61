import { call } from '@/api/call';
import { Failure } from '@/api/failure';
import type { Run } from './run';
import { changeRun } from './runStore';
import { backOff, pause } from './pause';

const attempts = 20;

/**
 * Sends a run's call. While the server cannot be reached, or still works on the same call, it is sent again with the same
 * Idempotency-Key: the call is made and charged once however often it is sent.
 */
export async function sendCall(run: Run, signal?: AbortSignal): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const reply = await tryOnce(run, signal);
    if (reply?.ok) {
      changeRun(run.key, { isLost: false });
      return reply;
    }

    const failure = reply ? await Failure.of(reply) : null;
    if (failure && !isPassing(failure)) throw failure;
    if (attempt === attempts) throw failure ?? Failure.offline();
    changeRun(run.key, { isLost: failure?.status !== 409 });
    await pause(failure?.retryAfter ? failure.retryAfter * 1000 : backOff(attempt), signal);
    signal?.throwIfAborted();
  }
}

async function tryOnce(run: Run, signal?: AbortSignal): Promise<Response | null> {
  try {
    return await call('/api/v2/generate', {
      method: 'POST',
      signal,
      // A job is followed by its id from its first moment, so that it can be canceled and found again.
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': run.key, Prefer: 'respond-async' },
      body: JSON.stringify(run.body),
    });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof TypeError) return null;
    throw error;
  }
}

// 409: the first request with this key is still being answered. 503 `unavailable`: the server starts or stops.
const isPassing = ({ status, code, isOffline }: Failure) =>
  isOffline || (status === 409 && code === 'conflict') || (status === 503 && code === 'unavailable');
