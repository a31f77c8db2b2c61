import { useMemo } from 'react';
import type { UsageBy } from '@/api/queries/usage';
import { useI18n } from '@/i18n';
import { topGroups, type UsageGroup } from './summary';
import { useGroupName } from './useGroupName';

export interface Series {
  /** The group's; null for all the groups that have no series of their own. */
  id: string | null;
  name: string;
  color: string;
  values: number[];
}

const palette = ['var(--c-tts)', 'var(--gold)', 'var(--c-image)', 'var(--c-video)', 'var(--c-audio)', 'var(--c-stt)', 'var(--c-text)'];
export const restColor = 'var(--line-2)';

/** The groups as the chart draws them. Kinds keep their colour everywhere; models and keys get one by rank. */
export function useSeries(groups: readonly UsageGroup[], by: UsageBy, days: readonly string[]): Series[] {
  const { t } = useI18n();
  const nameOf = useGroupName(by);
  return useMemo(() => {
    const { shown, rest } = topGroups(groups, palette.length);
    const series: Series[] = shown.map((group, i) => ({
      id: group.id,
      name: nameOf(group),
      color: by === 'category' ? `var(--c-${group.id}, ${restColor})` : (palette[i] ?? restColor),
      values: group.daily,
    }));
    if (rest) series.push({ id: null, name: t('usage.other'), color: restColor, values: rest });
    return series;
    // The days belong to the groups; they are named here so that a change of the time draws again.
  }, [groups, by, days, nameOf, t]);
}
