import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { session, useSession } from '@/api/session';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';

const formId = 'sign-in-again';

/** The session ended while a page was in use. The page stays as it is behind this, and goes on after signing in. */
export function SessionEnded() {
  const { t } = useI18n();
  const client = useQueryClient();
  const { ended, session: current } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const email = current?.user?.email ?? '';

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    setBusy(true);
    setError(null);
    try {
      await session.signIn(email, password);
      await client.invalidateQueries();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const leave = () => location.assign(`${import.meta.env.BASE_URL}sign-in`);

  return (
    <Dialog
      open={ended}
      locked
      onClose={() => undefined}
      title={t('signIn.endedTitle')}
      footer={
        <>
          <Button kind="quiet" onClick={leave}>
            {t('signIn.anotherAccount')}
          </Button>
          <Button kind="primary" type="submit" form={formId} busy={busy}>
            {t('signIn.submit')}
          </Button>
        </>
      }
    >
      <form id={formId} className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <p className="text-ink-2">{t('signIn.endedLead')}</p>
        {error !== null && <ErrorBox error={error} />}
        <Field label={t('signIn.email')}>
          {(control) => <Input type="email" autoComplete="username" value={email} readOnly {...control} />}
        </Field>
        <Field label={t('signIn.password')}>
          {(control) => <PasswordInput name="password" autoComplete="current-password" required {...control} />}
        </Field>
      </form>
    </Dialog>
  );
}
