/** What an act changed, as "plan: free → pro"; a member that is new has no arrow. */
export function changesOf(before: unknown, after: unknown): string[] {
  const was = membersOf(before);
  const is = membersOf(after);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => {
    const from = textOf(was[name]);
    const to = textOf(is[name]);
    if (from === to) return [];
    return [from === '' ? `${name}: ${to}` : `${name}: ${from} → ${to || '—'}`];
  });
}

const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
