import type { FormEvent } from 'react';
import { session } from '@/api/session';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';
import { useEnter } from './useEnter';

export function RegisterForm() {
  const { t } = useI18n();
  const { enter, busy, fields, error } = useEnter();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const username = String(form.get('username')).trim();
    const account = { email: String(form.get('email')), password: String(form.get('password')), ...(username && { username }) };
    void enter(() => session.register(account));
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {error !== null && <ErrorBox error={error} />}
      <Field label={t('signIn.name')} optional error={fields.username}>
        {(control) => <Input name="username" autoComplete="name" className="h-10" {...control} />}
      </Field>
      <Field label={t('signIn.email')} error={fields.email}>
        {(control) => <Input name="email" type="email" autoComplete="username" autoFocus required className="h-10" {...control} />}
      </Field>
      <Field label={t('signIn.password')} hint={t('signIn.passwordHint')} error={fields.password}>
        {(control) => <PasswordInput name="password" autoComplete="new-password" required className="h-10" {...control} />}
      </Field>
      <Button kind="primary" size="lg" type="submit" busy={busy}>
        {t('signIn.registerSubmit')}
      </Button>
    </form>
  );
}
