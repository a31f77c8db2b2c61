import { useState } from 'react';
import { createWorkspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { useWorkspaceAct } from './useWorkspaceAct';

export function CreateWorkspace({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [name, setName] = useState('');
  const act = useWorkspaceAct(() => createWorkspace(name.trim()), onClose);
  return (
    <FormDialog
      title={t('workspaces.create')}
      submit={t('workspaces.create')}
      act={act}
      lacks={name.trim() === '' && t('common.lacksName')}
      onClose={onClose}
    >
      {(errors) => (
        <Field label={t('workspaces.name')} hint={t('workspaces.nameHint')} error={errors.name}>
          {(ids) => <Input maxLength={100} value={name} onChange={(event) => setName(event.target.value)} {...ids} />}
        </Field>
      )}
    </FormDialog>
  );
}
