import { useState } from 'react';
import { createServiceAccount, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Facts } from '@/ui/Facts';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { SecretOnce } from '@/ui/SecretOnce';
import { useWorkspaceAct } from './useWorkspaceAct';

/** Makes a service account, then shows its secret, this once. */
export function CreateServiceAccount({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useI18n();
  const [name, setName] = useState('');
  const act = useWorkspaceAct(
    () => createServiceAccount(workspace.id, name.trim()),
    () => undefined,
  );
  if (act.data)
    return (
      <Dialog
        open
        locked
        title={t('workspaces.serviceMade')}
        onClose={onClose}
        footer={
          <Button kind="primary" onClick={onClose}>
            {t('webhooks.secretDone')}
          </Button>
        }
      >
        <div className="grid gap-3">
          <p className="text-ink-2">{t('workspaces.serviceLead')}</p>
          <Facts rows={[['client_id', <code className="mono break-all">{act.data.client_id}</code>]]} />
          <SecretOnce secret={act.data.client_secret} label="client_secret" />
        </div>
      </Dialog>
    );
  return (
    <FormDialog
      title={t('workspaces.addService')}
      submit={t('workspaces.addService')}
      act={act}
      lacks={name.trim() === '' && t('common.lacksName')}
      onClose={onClose}
    >
      {(errors) => (
        <Field label={t('workspaces.name')} hint={t('workspaces.serviceHint')} error={errors.name}>
          {(ids) => <Input maxLength={100} value={name} onChange={(event) => setName(event.target.value)} {...ids} />}
        </Field>
      )}
    </FormDialog>
  );
}
