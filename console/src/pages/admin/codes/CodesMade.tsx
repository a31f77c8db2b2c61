import type { CreatedCode } from '@/api/queries/redeem';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Dialog } from '@/ui/Dialog';
import { SecretOnce } from '@/ui/SecretOnce';

/** The codes, this once. Esc and a click beside them do nothing, because what is lost here cannot be shown again. */
export function CodesMade({ codes, onDone }: { codes: CreatedCode[]; onDone: () => void }) {
  const { t } = useI18n();
  const [first, ...others] = codes;
  const text = codes.map((code) => code.code).join('\n');
  return (
    <Dialog
      open
      locked
      title={t('codes.made', { n: codes.length })}
      onClose={onDone}
      footer={
        <Button kind="primary" onClick={onDone}>
          {t('codes.done')}
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="text-ink-2">{t('codes.madeLead')}</p>
        {others.length === 0 && first ? (
          <SecretOnce secret={first.code} label={t('codes.code')} />
        ) : (
          <>
            <textarea readOnly aria-label={t('codes.list')} className="ctl mono h-40 border-gold bg-gold-soft" value={text} />
            <CopyButton kind="button" text={text} label={t('codes.copyAll')} className="justify-self-start" />
          </>
        )}
      </div>
    </Dialog>
  );
}
