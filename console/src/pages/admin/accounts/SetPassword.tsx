import { useState } from 'react';
import { setPassword } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { PasswordInput } from '@/ui/PasswordInput';
import type { AccountDialogProps } from './AccountDialogs';
import { useAccountAct } from './useAccountAct';

export function SetPassword({ account, onClose }: AccountDialogProps) {
  const { t } = useI18n();
  const [password, change] = useState('');
  const act = useAccountAct(() => setPassword(account.id, password), t('admin.passwordDone'), onClose);
  return (
    <FormDialog
      title={t('admin.passwordTitle', { name: account.username })}
      submit={t('admin.setPassword')}
      act={act}
      lacks={password === '' && t('admin.lacksPassword')}
      onClose={onClose}
    >
      {(errors) => (
        <Field label={t('admin.password')} hint={t('admin.passwordHint')} error={errors.password}>
          {(ids) => (
            <PasswordInput autoComplete="new-password" value={password} onChange={(event) => change(event.target.value)} {...ids} />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
