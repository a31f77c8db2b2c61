import type { Schemas } from '@/api/client';
import type { CallBody } from '../call/body';
import type { Draft } from '../call/draft';
import type { FailureFacts } from '../call/failureOf';
import type { Ratio } from '../catalogue/ratio';

export type Reply = Schemas['UnifiedReply'];

/** One call of the playground, from the press to its end. */
export interface Run {
  /** Its Idempotency-Key: sending it again after a lost connection finds the same generation. */
  key: string;
  /** The runs of one press are shown together. */
  press: string;
  /** The texts of one conversation are sent as its earlier turns. */
  conversation: string;
  category: string;
  slug: string;
  /** The page that shows it, where that is not Create. */
  place?: 'compare';
  modelName: string;
  /** The form at the press, for "Edit and run"; null for a job that another device or program started. */
  draft: Draft | null;
  prompt: string;
  body: CallBody;
  /** What the button showed for this one; null when it was not known. */
  price: number | null;
  ratio: Ratio;
  startedAt: number;
  endedAt?: number;
  state: 'running' | 'done' | 'failed' | 'canceled';
  /** The connection is interrupted and the run is being looked up. */
  isLost?: boolean;
  /** A stopped text, which keeps what had arrived. */
  isStopped?: boolean;
  /** The generation, as the API names it: `42`, or `gen_…` for a conversation. */
  id?: string;
  text?: string;
  firstTextAfter?: number;
  reply?: Reply;
  spent?: number;
  failure?: FailureFacts;
}

export type RunChange = Partial<Omit<Run, 'key'>>;

export const isRunning = (run: Run) => run.state === 'running';
