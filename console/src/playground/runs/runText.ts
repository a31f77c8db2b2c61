import { readEvents } from '@/api/events';
import { failureOf } from '../call/failureOf';
import { createPainter } from './createPainter';
import { followRun } from './followRun';
import type { Run } from './run';
import { changeRun, findRun } from './runStore';
import { sendCall } from './sendCall';

interface TextEvent {
  type: 'generation_start' | 'content_delta' | 'generation_end' | 'error';
  id?: string | number;
  delta?: string;
  tokens_used?: number;
  tokens_spent?: number;
  message?: string;
}

/** Streams a text into its run. Where the stream breaks off, the whole text is fetched by its id. */
export async function runText(run: Run): Promise<void> {
  const reply = await sendCall(run);
  const painter = createPainter((text) => changeRun(run.key, { text }));
  let hasEnded = false;
  try {
    for await (const event of readEvents<TextEvent>(reply)) {
      hasEnded ||= event.type === 'generation_end' || event.type === 'error';
      take(run, event, painter.add);
      if (event.type === 'generation_end') painter.flush();
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  } finally {
    painter.flush();
  }

  if (hasEnded) return;
  const id = findRun(run.key)?.id;
  changeRun(run.key, { isLost: true });
  // Without an id nothing is known of it, so the same call is sent again under the same key.
  await (id ? followRun(run, id) : runText(run));
}

function take(run: Run, event: TextEvent, add: (text: string) => void) {
  switch (event.type) {
    case 'generation_start':
      return changeRun(run.key, { id: String(event.id) });
    case 'content_delta':
      if (findRun(run.key)?.firstTextAfter === undefined) changeRun(run.key, { firstTextAfter: Date.now() - run.startedAt });
      return add(event.delta ?? '');
    case 'generation_end':
      return changeRun(run.key, { state: 'done', endedAt: Date.now(), spent: event.tokens_used ?? event.tokens_spent ?? 0 });
    case 'error': {
      const failure = failureOf(event.message);
      const isCanceled = failure.code === 'canceled' && failure.message === '';
      return changeRun(run.key, {
        state: isCanceled ? 'canceled' : 'failed',
        endedAt: Date.now(),
        spent: 0,
        failure: isCanceled ? undefined : failure,
      });
    }
  }
}
