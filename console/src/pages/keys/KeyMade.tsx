import type { CreatedKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { SecretOnce } from '@/ui/SecretOnce';
import { SampleCall } from './SampleCall';

/** The key, this once. Esc and a click beside it do nothing, because what is lost here cannot be shown again. */
export function KeyMade({ made, onDone }: { made: CreatedKey; onDone: () => void }) {
  const { t, date } = useI18n();
  return (
    <Dialog
      open
      locked
      wide
      title={made.replaces ? t('keys.rotatedTitle', { name: made.name }) : t('keys.createdTitle')}
      onClose={onDone}
      footer={
        <Button kind="primary" onClick={onDone}>
          {t('keys.done')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">{t('keys.createdLead')}</p>
        <SecretOnce secret={made.key} label={t('keys.secret')} />
        {made.replaces?.expires_at && <p className="text-sm text-ink-2">{t('keys.replaces', { date: date(made.replaces.expires_at) })}</p>}
        <div>
          <h3 className="mb-2 text-sm font-medium">{t('keys.tryIt')}</h3>
          <SampleCall />
        </div>
      </div>
    </Dialog>
  );
}
