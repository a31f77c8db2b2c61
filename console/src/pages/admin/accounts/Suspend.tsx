import { changeAccount } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import type { AccountDialogProps } from './AccountDialogs';
import { useAccountAct } from './useAccountAct';

/** Suspends an account, or ends the suspension. */
export function Suspend({ account, onClose }: AccountDialogProps) {
  const { t } = useI18n();
  const suspending = account.enabled;
  const act = useAccountAct(() => changeAccount(account.id, { enabled: !suspending }), t('common.saved'), onClose);
  return (
    <FormDialog
      asks
      danger={suspending}
      title={t(suspending ? 'admin.suspendTitle' : 'admin.resumeTitle', { name: account.username })}
      submit={t(suspending ? 'admin.suspend' : 'admin.resume')}
      act={act}
      onClose={onClose}
    >
      {() => <p className="text-ink-2">{t(suspending ? 'admin.suspendLead' : 'admin.resumeLead')}</p>}
    </FormDialog>
  );
}
