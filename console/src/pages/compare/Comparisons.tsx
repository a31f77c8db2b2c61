import { useEffect, useRef } from 'react';
import { useI18n } from '@/i18n';
import { isCalm } from '@/lib/isCalm';
import type { Run } from '@/playground/runs/run';
import { useRuns } from '@/playground/runs/runStore';
import { Empty } from '@/ui/Empty';
import { ComparisonRow } from './ComparisonRow';

/** What was compared in this tab, the newest first. */
export function Comparisons() {
  const { t } = useI18n();
  const runs = useRuns().filter((run) => run.place === 'compare');
  const rows = new Map<string, Run[]>();
  for (const run of runs) rows.set(run.press, [...(rows.get(run.press) ?? []), run]);
  const newest = runs.at(-1)?.press;
  const list = useRef<HTMLDivElement>(null);
  const seen = useRef(newest);
  useEffect(() => {
    if (newest === seen.current) return;
    seen.current = newest;
    list.current?.firstElementChild?.scrollIntoView({ block: 'nearest', behavior: isCalm() ? 'auto' : 'smooth' });
  }, [newest]);

  if (rows.size === 0) return <Empty quiet title={t('compare.emptyTitle')} lead={t('compare.emptyLead')} />;
  return (
    <div ref={list} role="log" aria-label={t('create.results')} aria-live="polite" aria-relevant="additions" className="mt-8 grid gap-10">
      {[...rows.values()].reverse().map((row) => (
        <ComparisonRow key={row[0]!.press} runs={row} />
      ))}
    </div>
  );
}
