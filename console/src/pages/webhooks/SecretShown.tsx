import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { SecretOnce } from '@/ui/SecretOnce';

export function SecretShown({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useI18n();
  const done = (
    <Button kind="primary" onClick={onDone}>
      {t('webhooks.secretDone')}
    </Button>
  );
  return (
    <Dialog open locked title={t('webhooks.secretTitle')} onClose={onDone} footer={done}>
      <p className="mb-3 text-ink-2">{t('webhooks.secretLead')}</p>
      <SecretOnce secret={secret} label={t('webhooks.secretTitle')} />
    </Dialog>
  );
}
