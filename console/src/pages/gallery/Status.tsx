import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { stateOf, type Ending } from './stateOf';

const tones = { completed: 'ok', failed: 'danger', pending: 'accent', canceled: 'neutral' } as const;

export function Status({ of }: { of: Ending }) {
  const { t } = useI18n();
  const state = stateOf(of);
  return (
    <Badge dot tone={tones[state]}>
      {t(`gallery.${state}`)}
    </Badge>
  );
}
