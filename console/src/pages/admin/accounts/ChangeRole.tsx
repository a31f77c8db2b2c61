import { useState } from 'react';
import { changeAccount } from '@/api/queries/admin';
import { useUser } from '@/api/session';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Select } from '@/ui/Select';
import type { AccountDialogProps } from './AccountDialogs';
import { useAccountAct } from './useAccountAct';

const roles = ['member', 'auditor', 'admin'] as const;
const hints = { member: 'admin.hint_member', auditor: 'admin.hint_auditor', admin: 'admin.hint_admin' } as const;

export function ChangeRole({ account, onClose }: AccountDialogProps) {
  const { t } = useI18n();
  const { role: own } = useUser();
  const [role, setRole] = useState<(typeof roles)[number]>(roles.find((one) => one === account.role) ?? 'member');
  const act = useAccountAct(() => changeAccount(account.id, { role }), t('common.saved'), onClose);
  return (
    <FormDialog title={t('admin.roleTitle', { name: account.username })} submit={t('common.save')} act={act} onClose={onClose}>
      {(errors) => (
        <Field label={t('admin.role')} hint={t(hints[role])} error={errors.role}>
          {(ids) => (
            <Select value={role} onChange={(event) => setRole(event.target.value as typeof role)} {...ids}>
              {roles
                .filter((one) => one !== 'admin' || own === 'owner')
                .map((one) => (
                  <option key={one} value={one}>
                    {t(`admin.role_${one}`)}
                  </option>
                ))}
            </Select>
          )}
        </Field>
      )}
    </FormDialog>
  );
}
