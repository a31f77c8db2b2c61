/** A line of the usage route: the sums of one model, kind or key on one day. */
export interface UsageLine {
  bucket: string | null;
  /** What tells it apart: a model's slug, a kind, a key's number or `console`. Keys may have the same name. */
  id: string;
  name: string;
  requests: number;
  completed: number;
  failed: number;
  tokens_spent: number;
  mean_ms: number | null;
}

export interface UsageGroup {
  id: string;
  name: string;
  requests: number;
  failed: number;
  spent: number;
  meanMs: number | null;
  /** Tokens on each day, in the order of the days. */
  daily: number[];
}

const dayLength = 86_400_000;

/** The first day and the day after the last: whole days of UTC, today included. */
export function period(days: number, now: number): { from: string; to: string } {
  const end = Math.floor(now / dayLength) * dayLength + dayLength;
  return { from: isoDay(end - days * dayLength), to: isoDay(end) };
}

export function daysOf(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayLength);
  return Array.from({ length: count }, (_, i) => isoDay(Date.parse(from) + i * dayLength));
}

const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** One group for each model, kind or key, the one that spent most first. The sums over all groups are the server's own totals, never made here. */
export function groupsOf(lines: readonly UsageLine[], days: readonly string[]): UsageGroup[] {
  const at = new Map(days.map((day, i) => [day, i]));
  const groups = new Map<string, UsageGroup & { timed: number; ms: number }>();
  for (const line of lines) {
    let group = groups.get(line.id);
    if (!group)
      groups.set(
        line.id,
        (group = {
          id: line.id,
          name: line.name,
          requests: 0,
          failed: 0,
          spent: 0,
          meanMs: null,
          daily: days.map(() => 0),
          timed: 0,
          ms: 0,
        }),
      );
    group.requests += line.requests;
    group.failed += line.failed;
    group.spent += line.tokens_spent;
    if (line.mean_ms !== null) {
      group.timed += line.completed;
      group.ms += line.mean_ms * line.completed;
    }
    const day = at.get(line.bucket?.slice(0, 10) ?? '');
    if (day !== undefined) group.daily[day]! += line.tokens_spent;
  }
  return [...groups.values()]
    .map(({ timed, ms, ...group }) => ({ ...group, meanMs: timed > 0 ? ms / timed : null }))
    .sort((a, b) => b.spent - a.spent || b.requests - a.requests || a.name.localeCompare(b.name));
}

/** The largest groups by themselves and the rest as one, so that the chart stays readable. */
export function topGroups(groups: readonly UsageGroup[], most: number): { shown: UsageGroup[]; rest: number[] | null } {
  if (groups.length <= most + 1) return { shown: [...groups], rest: null };
  const rest = groups.slice(most);
  return { shown: groups.slice(0, most), rest: rest[0]!.daily.map((_, day) => rest.reduce((sum, group) => sum + group.daily[day]!, 0)) };
}

/** The first day of the time that is as long and ends where this one begins. */
export const dayBefore = (from: string, days: number) => isoDay(Date.parse(from) - days * dayLength);
