/** What a line of the ledger has that a reader needs. */
export interface LedgerLine {
  id: number;
  at: string;
  kind: string;
  amount: number;
  spent: number;
  generation_id: number | null;
  reason: string;
  reason_code: string;
  error_code: string | null;
  model: string | null;
  balance_after: number | null;
}

export type StoryKind = 'charged' | 'free' | 'released' | 'held' | 'added' | 'taken' | 'expired' | 'other';

/** One thing that happened to the balance. A generation writes two lines, a hold and a settlement; a reader sees one story. */
export interface Story {
  id: number;
  at: string;
  kind: StoryKind;
  amount: number;
  generation: number | null;
  model: string | null;
  /** What happened, for programs: granted, completed, failed … */
  code: string;
  /** Why a generation failed. */
  error: string | null;
  reason: string;
  balance: number | null;
}

/** The stories of some lines, newest first as the lines are. A settlement whose hold is on a later page is whole by itself. */
export function storiesOf(lines: readonly LedgerLine[]): Story[] {
  const groups: LedgerLine[][] = [];
  const known = new Map<number, LedgerLine[]>();
  for (const line of lines) {
    const group = line.generation_id === null ? undefined : known.get(line.generation_id);
    if (group) {
      group.push(line);
      continue;
    }
    const fresh = [line];
    groups.push(fresh);
    if (line.generation_id !== null) known.set(line.generation_id, fresh);
  }
  return groups.map(tell);
}

function tell(lines: readonly LedgerLine[]): Story {
  const newest = lines[0]!;
  const settled = lines.find((line) => line.kind === 'settle');
  const line = settled ?? newest;
  const spent = lines.reduce((sum, one) => sum + one.spent, 0);
  const kind = kindOf(line, settled !== undefined, spent);
  return {
    id: newest.id,
    at: newest.at,
    kind,
    amount: kind === 'charged' ? -spent : kind === 'released' || kind === 'free' ? 0 : line.amount,
    generation: line.generation_id,
    model: line.model,
    code: line.reason_code,
    error: line.error_code,
    reason: line.reason,
    balance: newest.balance_after,
  };
}

function kindOf(line: LedgerLine, settled: boolean, spent: number): StoryKind {
  if (settled) return spent > 0 ? 'charged' : line.reason_code === 'completed' ? 'free' : 'released';
  if (line.kind === 'hold') return 'held';
  if (line.kind === 'expire') return line.reason_code === 'plan_ended' ? 'expired' : 'taken';
  if (line.amount < 0) return 'taken';
  return line.kind === 'grant' ? 'added' : 'other';
}
