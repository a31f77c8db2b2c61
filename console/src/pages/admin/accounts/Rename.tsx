import { useState } from 'react';
import { changeAccount } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import type { AccountDialogProps } from './AccountDialogs';
import { useAccountAct } from './useAccountAct';

export function Rename({ account, onClose }: AccountDialogProps) {
  const { t } = useI18n();
  const [name, setName] = useState(account.username);
  const act = useAccountAct(() => changeAccount(account.id, { username: name.trim() }), t('common.saved'), onClose);
  return (
    <FormDialog
      title={t('admin.rename')}
      submit={t('common.save')}
      act={act}
      lacks={name.trim() === '' && t('common.lacksName')}
      onClose={onClose}
    >
      {(errors) => (
        <Field label={t('admin.name')} error={errors.username}>
          {(ids) => <Input value={name} onChange={(event) => setName(event.target.value)} {...ids} />}
        </Field>
      )}
    </FormDialog>
  );
}
