import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';

interface Props {
  count: number;
  busy: boolean;
  onLeaveOut: () => void;
  onKeep: () => void;
}

/** Keys that do not work do not block the set-up, but it does not end without a word about them. */
export function RefusedKeys({ count, busy, onLeaveOut, onKeep }: Props) {
  const { t } = useI18n();
  return (
    <Notice tone="warn" title={t('setup.refusedTitle', { n: count })}>
      <p>{t('setup.refusedLead')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button kind="primary" busy={busy} onClick={onLeaveOut}>
          {t('setup.withoutKeys')}
        </Button>
        <Button disabled={busy} onClick={onKeep}>
          {t('setup.keepKeys')}
        </Button>
      </div>
    </Notice>
  );
}
