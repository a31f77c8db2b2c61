import type { Run } from '../runs/run';

// How long a quick result usually takes, for a mosaic that grows while the provider says nothing.
const usual: Record<string, number> = { image: 2600, tool: 2600, tts: 2600, stt: 2600 };
const unknown = 30_000;

/** The share that is done: as the provider says, else a guess that never claims to be finished. */
export function progressOf(run: Run, elapsed: number): number {
  const reported = run.reply?.progress;
  if (reported !== null && reported !== undefined) return reported;
  const time = usual[run.category];
  return time ? Math.min(0.9, elapsed / time) : Math.min(0.12, elapsed / unknown);
}
