import { removeMember, type Member, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useWorkspaceAct } from './useWorkspaceAct';

export function RemoveMember({ workspace, member, onClose }: { workspace: Workspace; member: Member; onClose: () => void }) {
  const { t } = useI18n();
  const act = useWorkspaceAct(() => removeMember(workspace.id, member.account_id), onClose);
  return (
    <FormDialog
      asks
      danger
      title={t('workspaces.removeTitle', { name: member.username })}
      submit={t('workspaces.removeIt')}
      act={act}
      onClose={onClose}
    >
      {() => <p className="text-ink-2">{t('workspaces.removeLead', { name: workspace.name })}</p>}
    </FormDialog>
  );
}
