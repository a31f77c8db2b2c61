import type { Turn } from '../call/body';
import type { Run } from './run';

/** The turns of a conversation so far. An image of an earlier turn is not sent again. */
export function turnsOf(runs: Run[], conversation: string): Turn[] {
  return runs
    .filter((run) => run.category === 'text' && run.conversation === conversation && run.state === 'done' && run.text)
    .flatMap((run) => [
      { role: 'user' as const, content: run.prompt },
      { role: 'assistant' as const, content: run.text ?? '' },
    ]);
}
