import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, type FormEvent } from 'react';
import { changePassword, sessionsQuery } from '@/api/queries/sessions';
import { Failure } from '@/api/failure';
import { useUser } from '@/api/session';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { PasswordInput } from '@/ui/PasswordInput';
import { useToast } from '@/ui/Toasts';
import { Section } from './Section';

export function Password() {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const user = useUser();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.current?.reset();
      toast(t('settings.passwordChanged'));
      void client.invalidateQueries(sessionsQuery);
    },
  });
  const fields = change.error instanceof Failure ? change.error.byField : {};

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    change.mutate({ current: String(values.get('current')), new: String(values.get('new')) });
  };
  return (
    <Section title={t('settings.password')} note={t('settings.passwordLead')}>
      <form ref={form} className="grid gap-4" onSubmit={submit}>
        {/* A password manager wants to know whose password it is. */}
        <input type="text" autoComplete="username" value={user.email ?? ''} readOnly hidden />
        {change.error && Object.keys(fields).length === 0 && <ErrorBox error={change.error} />}
        <Field label={t('settings.current')} error={fields.current && t('settings.wrongCurrent')}>
          {(control) => <PasswordInput name="current" autoComplete="current-password" required {...control} />}
        </Field>
        <Field label={t('settings.fresh')} hint={t('signIn.passwordHint')} error={fields.new}>
          {(control) => <PasswordInput name="new" autoComplete="new-password" minLength={8} required {...control} />}
        </Field>
        <Button type="submit" busy={change.isPending} className="justify-self-start">
          {t('settings.change')}
        </Button>
      </form>
    </Section>
  );
}
