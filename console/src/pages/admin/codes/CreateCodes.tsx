import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRedeemCodes } from '@/api/queries/redeem';
import { session } from '@/api/session';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { Select } from '@/ui/Select';
import { CodesMade } from './CodesMade';

const day = 86_400_000;

/** Creates codes, then shows them, this once. */
export function CreateCodes({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const [tokens, setTokens] = useState('500');
  const [count, setCount] = useState('1');
  const [days, setDays] = useState('');
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: () =>
      createRedeemCodes({
        tokens: Number(tokens),
        count: Number(count),
        expires_at: days ? new Date(Date.now() + Number(days) * day).toISOString() : undefined,
        note: note.trim() || undefined,
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['admin'] });
      // Billing shows its field for codes once there are some.
      void session.load({ fresh: true }).catch(() => undefined);
    },
  });
  if (act.data) return <CodesMade codes={act.data.items} onDone={onClose} />;
  const digits = (set: (value: string) => void) => (event: { target: { value: string } }) => set(event.target.value.replace(/\D/g, ''));
  return (
    <FormDialog
      title={t('codes.create')}
      submit={t('codes.create')}
      act={act}
      lacks={!(Number(tokens) > 0 && Number(count) > 0) && t('codes.lacks')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field label={t('codes.tokens')} hint={t('codes.tokensHint')} error={errors.tokens}>
            {(ids) => <Input inputMode="numeric" className="num" value={tokens} onChange={digits(setTokens)} {...ids} />}
          </Field>
          <Field label={t('codes.count')} hint={t('codes.countHint')} error={errors.count}>
            {(ids) => <Input inputMode="numeric" className="num" value={count} onChange={digits(setCount)} {...ids} />}
          </Field>
          <Field label={t('codes.expires')} error={errors.expires_at}>
            {(ids) => (
              <Select value={days} onChange={(event) => setDays(event.target.value)} {...ids}>
                <option value="">{t('codes.never')}</option>
                {[7, 30, 90, 365].map((n) => (
                  <option key={n} value={n}>
                    {t('keys.days', { n })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('codes.note')} optional hint={t('codes.noteHint')} error={errors.note}>
            {(ids) => <Input maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} {...ids} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
