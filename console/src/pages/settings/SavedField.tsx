import { useState, type FormEvent, type ReactNode } from 'react';
import { Failure } from '@/api/failure';
import { useChangeMe } from '@/api/queries/me';
import type { Schemas } from '@/api/client';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { useToast } from '@/ui/Toasts';

interface SavedFieldProps {
  label: string;
  hint?: ReactNode;
  /** The value at the server. */
  value: string;
  numeric?: boolean;
  autoComplete?: string;
  toChange: (value: string) => Schemas['ChangeMeRequest'];
}

/** One field of the account with its own button: it saves itself and says so. */
export function SavedField({ label, hint, value, numeric, autoComplete, toChange }: SavedFieldProps) {
  const { t } = useI18n();
  const toast = useToast();
  const change = useChangeMe();
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(value);
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(toChange(text.trim()), { onSuccess: () => toast(t('common.saved')) });
  };
  const error =
    change.error instanceof Failure ? (Object.values(change.error.byField)[0] ?? (change.error.message || t('error.network'))) : undefined;
  return (
    <form onSubmit={submit}>
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              value={text}
              inputMode={numeric ? 'numeric' : undefined}
              autoComplete={autoComplete ?? 'off'}
              className={numeric ? 'num' : undefined}
              onChange={(event) => setText(numeric ? event.target.value.replace(/\D/g, '') : event.target.value)}
              {...control}
            />
            <Button type="submit" busy={change.isPending} disabled={text.trim() === value || (!numeric && text.trim() === '')}>
              {t('common.saveShort')}
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
