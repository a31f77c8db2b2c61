import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from '@/api/session';
import { useI18n } from '@/i18n';
import { perTab } from '@/lib/storage';
import { setTitleProgress } from '@/lib/title';
import { onRunEnded, resumeRuns } from './execute';
import { clearRuns, useRuns } from './runStore';
import { titleProgress } from './titleProgress';

const ownerKey = 'tessera.runs.owner';

/** Follows the runs on every page: takes them up after a reload, refreshes what they change, and shows them in the tab's title. */
export function useRunWatch() {
  const client = useQueryClient();
  const { percent } = useI18n();
  const user = useSession().session?.user?.id;
  const runs = useRuns();

  useEffect(() => {
    if (user === undefined) return;
    // Another account has signed in in this tab.
    if (perTab.read(ownerKey) !== null && perTab.read(ownerKey) !== String(user)) clearRuns();
    perTab.write(ownerKey, String(user));
    resumeRuns();
  }, [user]);

  useEffect(
    () =>
      onRunEnded(() => {
        for (const key of ['balance', 'running', 'history', 'usage']) void client.invalidateQueries({ queryKey: [key] });
      }),
    [client],
  );

  const progress = titleProgress(runs);
  const title = progress === null ? null : progress === 'unknown' ? '…' : percent(progress);
  useEffect(() => setTitleProgress(title), [title]);
}
