import { useState, type FormEvent } from 'react';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';
import type { OwnerDraft } from './draft';
import { StepHeading } from './StepHeading';

const shortestPassword = 8;

interface OwnerStepProps {
  owner: OwnerDraft;
  onChange: (owner: OwnerDraft) => void;
  needsCode: boolean;
  /** What the server answered about these fields. */
  refused: Record<string, string>;
  onBack: () => void;
  onNext: () => void;
}

export function OwnerStep({ owner, onChange, needsCode, refused, onBack, onNext }: OwnerStepProps) {
  const { t } = useI18n();
  const [errors, setErrors] = useState(refused);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (needsCode && !owner.code.trim()) found.code = t('setup.codeHint');
    if (!/^\S+@\S+$/.test(owner.email)) found.email = t('setup.emailNeeded');
    if (owner.password.length < shortestPassword) found.password = t('signIn.passwordHint');
    setErrors(found);
    if (Object.keys(found).length === 0) onNext();
  };
  const set = (change: Partial<OwnerDraft>) => onChange({ ...owner, ...change });

  return (
    <form className="fade-up grid gap-4" noValidate onSubmit={submit}>
      <StepHeading title={t('setup.ownerTitle')} lead={t('setup.ownerLead')} quiet />
      {needsCode && (
        <Field label={t('setup.code')} hint={t('setup.codeHint')} error={errors.code}>
          {(control) => (
            <Input
              autoFocus
              autoComplete="one-time-code"
              spellCheck={false}
              className="mono h-10"
              value={owner.code}
              onChange={(event) => set({ code: event.target.value })}
              {...control}
            />
          )}
        </Field>
      )}
      <Field label={t('signIn.name')} optional error={errors.username}>
        {(control) => (
          <Input
            autoFocus={!needsCode}
            autoComplete="name"
            className="h-10"
            value={owner.username}
            onChange={(event) => set({ username: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <Field label={t('signIn.email')} error={errors.email}>
        {(control) => (
          <Input
            type="email"
            autoComplete="username"
            className="h-10"
            value={owner.email}
            onChange={(event) => set({ email: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} hint={t('signIn.passwordHint')} error={errors.password}>
        {(control) => (
          <PasswordInput
            autoComplete="new-password"
            className="h-10"
            value={owner.password}
            onChange={(event) => set({ password: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <div className="mt-1 flex gap-2">
        <Button size="lg" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button kind="primary" size="lg" type="submit">
          {t('common.next')}
        </Button>
      </div>
    </form>
  );
}
