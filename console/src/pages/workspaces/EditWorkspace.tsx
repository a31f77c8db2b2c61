import { useState } from 'react';
import { changeWorkspace, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { useWorkspaceAct } from './useWorkspaceAct';

const digits = (text: string) => text.replace(/\D/g, '');

export function EditWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useI18n();
  const [name, setName] = useState(workspace.name);
  const [month, setMonth] = useState(String(workspace.images_per_month));
  const [day, setDay] = useState(String(workspace.images_per_day));
  const body = { name: name.trim(), images_per_month: Number(month), images_per_day: Number(day) };
  const act = useWorkspaceAct(() => changeWorkspace(workspace.id, body), onClose);
  return (
    <FormDialog
      title={t('workspaces.editTitle', { name: workspace.name })}
      submit={t('common.save')}
      act={act}
      lacks={(body.name === '' || month === '' || day === '') && t('workspaces.lacksQuota')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field label={t('workspaces.name')} error={errors.name}>
            {(ids) => <Input maxLength={100} value={name} onChange={(event) => setName(event.target.value)} {...ids} />}
          </Field>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t('workspaces.perMonth')} error={errors.images_per_month}>
              {(ids) => (
                <Input
                  inputMode="numeric"
                  className="num"
                  value={month}
                  onChange={(event) => setMonth(digits(event.target.value))}
                  {...ids}
                />
              )}
            </Field>
            <Field label={t('workspaces.perDay')} error={errors.images_per_day}>
              {(ids) => (
                <Input inputMode="numeric" className="num" value={day} onChange={(event) => setDay(digits(event.target.value))} {...ids} />
              )}
            </Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}
