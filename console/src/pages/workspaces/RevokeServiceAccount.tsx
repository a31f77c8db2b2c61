import { revokeServiceAccount, type ServiceAccount, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useWorkspaceAct } from './useWorkspaceAct';

export function RevokeServiceAccount({
  workspace,
  account,
  onClose,
}: {
  workspace: Workspace;
  account: ServiceAccount;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const act = useWorkspaceAct(() => revokeServiceAccount(workspace.id, account.client_id), onClose);
  return (
    <FormDialog
      asks
      danger
      title={t('workspaces.revokeTitle', { name: account.name })}
      submit={t('keys.revoke')}
      act={act}
      onClose={onClose}
    >
      {() => <p className="text-ink-2">{t('workspaces.revokeLead')}</p>}
    </FormDialog>
  );
}
