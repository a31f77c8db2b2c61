import { useMemo } from 'react';
import { useI18n } from '@/i18n';
import type { Run } from '@/playground/runs/run';
import { usePlayground } from '../usePlayground';
import { Result } from './Result';
import { useEndInSight } from './useEndInSight';

/** What was made in this tab, oldest first; the newest stands next to the prompt box. */
export function ResultList({ runs }: { runs: Run[] }) {
  const { t } = useI18n();
  const { conversation } = usePlayground();
  const groups = useMemo(() => groupsOf(runs), [runs]);
  const last = groups.at(-1)?.[0]?.press;

  useEndInSight(runs, last);

  return (
    <div role="log" aria-label={t('create.results')} aria-live="polite" aria-relevant="additions" className="grid gap-8 pb-6">
      {groups.map((group, i) => (
        <Result key={group[0]!.press} group={group} startsConversation={startsNew(groups, i, conversation)} />
      ))}
    </div>
  );
}

function groupsOf(runs: Run[]): Run[][] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) groups.set(run.press, [...(groups.get(run.press) ?? []), run]);
  return [...groups.values()];
}

// A line between two conversations: what stands above it is not sent with the next turn.
function startsNew(groups: Run[][], i: number, conversation: string): boolean {
  const run = groups[i]![0]!;
  if (run.category !== 'text' || run.conversation !== conversation) return false;
  const earlier = groups.slice(0, i).map((group) => group[0]!);
  return (
    earlier.some((one) => one.category === 'text') && !earlier.some((one) => one.conversation === conversation && one.category === 'text')
  );
}
