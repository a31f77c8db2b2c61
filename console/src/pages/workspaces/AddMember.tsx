import { useState } from 'react';
import { setMember, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { Select } from '@/ui/Select';
import { useWorkspaceAct } from './useWorkspaceAct';

export function AddMember({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useI18n();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'member' | 'admin'>('member');
  const act = useWorkspaceAct(() => setMember(workspace.id, { email: email.trim(), role }), onClose);
  return (
    <FormDialog
      title={t('workspaces.add')}
      submit={t('workspaces.add')}
      act={act}
      lacks={email.trim() === '' && t('common.lacksEmail')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field label={t('workspaces.email')} hint={t('workspaces.emailHint')} error={errors.email}>
            {(ids) => <Input type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} {...ids} />}
          </Field>
          <Field
            label={t('workspaces.role')}
            hint={t(role === 'admin' ? 'workspaces.adminHint' : 'workspaces.memberHint')}
            error={errors.role}
          >
            {(ids) => (
              <Select value={role} onChange={(event) => setRole(event.target.value === 'admin' ? 'admin' : 'member')} {...ids}>
                <option value="member">{t('workspaces.member')}</option>
                <option value="admin">{t('workspaces.admin')}</option>
              </Select>
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
