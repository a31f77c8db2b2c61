import type { FormEvent } from 'react';
import { Failure } from '@/api/failure';
import { session } from '@/api/session';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';
import { useEnter } from './useEnter';

export function SignInForm() {
  const { t } = useI18n();
  const { enter, busy, fields, error } = useEnter();
  // Which of the two is wrong is not said: it would tell which addresses have an account.
  const isWrong = error instanceof Failure && error.status === 401;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void enter(() => session.signIn(String(form.get('email')), String(form.get('password'))));
  };
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {error !== null && !isWrong && <ErrorBox error={error} />}
      <Field label={t('signIn.email')} error={fields.email}>
        {(control) => <Input name="email" type="email" autoComplete="username" autoFocus required className="h-10" {...control} />}
      </Field>
      <Field label={t('signIn.password')} error={isWrong ? t('signIn.wrong') : fields.password}>
        {(control) => <PasswordInput name="password" autoComplete="current-password" required className="h-10" {...control} />}
      </Field>
      <Button kind="primary" size="lg" type="submit" busy={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
