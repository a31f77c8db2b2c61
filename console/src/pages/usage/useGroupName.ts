import { useCallback } from 'react';
import { useModels } from '@/api/queries/models';
import type { UsageBy } from '@/api/queries/usage';
import { useI18n } from '@/i18n';

/** What a reader calls a group: a kind in their language, a model by its name, a key as it was named. */
export function useGroupName(by: UsageBy): (group: { id: string; name: string }) => string {
  const { t, find } = useI18n();
  const { data: models } = useModels();
  return useCallback(
    ({ id, name }) => {
      if (by === 'category') return find(`category.${id}`) ?? name;
      if (by === 'model') return models?.find((one) => one.slug === id)?.name ?? name;
      return id === 'console' ? t('usage.console') : name;
    },
    [by, find, t, models],
  );
}
