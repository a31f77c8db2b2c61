import { useState } from 'react';
import { createAccount } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';
import { PlanSelect } from './PlanSelect';
import { useAccountAct } from './useAccountAct';

export function CreateAccount({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const [form, setForm] = useState({ email: '', username: '', password: '', plan: 'free' });
  const body = {
    email: form.email.trim(),
    username: form.username.trim() || undefined,
    password: form.password || undefined,
    plan: form.plan,
  };
  const act = useAccountAct(() => createAccount(body), t('admin.accountMade', { name: body.email }), onClose);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  return (
    <FormDialog
      title={t('admin.createAccount')}
      submit={t('admin.createAccount')}
      act={act}
      lacks={body.email === '' && t('common.lacksEmail')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field label={t('admin.email')} error={errors.email}>
            {(ids) => (
              <Input type="email" autoComplete="off" value={form.email} onChange={(event) => set({ email: event.target.value })} {...ids} />
            )}
          </Field>
          <Field label={t('admin.name')} optional error={errors.username}>
            {(ids) => (
              <Input autoComplete="off" value={form.username} onChange={(event) => set({ username: event.target.value })} {...ids} />
            )}
          </Field>
          <Field label={t('admin.password')} optional hint={t('admin.noPasswordHint')} error={errors.password}>
            {(ids) => (
              <PasswordInput
                autoComplete="new-password"
                value={form.password}
                onChange={(event) => set({ password: event.target.value })}
                {...ids}
              />
            )}
          </Field>
          <PlanSelect value={form.plan} onChange={(plan) => set({ plan })} error={errors.plan} />
        </>
      )}
    </FormDialog>
  );
}
