import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '@/api/failure';
import { redeemCode } from '@/api/queries/redeem';
import { useSession } from '@/api/session';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { useToast } from '@/ui/Toasts';

/** Redeems a code that the operator gave out. Shown while the installation has codes. */
export function Redeem() {
  const { t } = useI18n();
  const toast = useToast();
  const client = useQueryClient();
  const { session } = useSession();
  const [code, setCode] = useState('');
  const act = useMutation({
    mutationFn: () => redeemCode(code.trim()),
    onSuccess: ({ tokens }) => {
      for (const key of [['balance'], ['ledger'], ['me']]) void client.invalidateQueries({ queryKey: key });
      setCode('');
      toast(t('billing.redeemed', { n: tokens }));
    },
  });
  if (!session?.features.redeem) return null;
  const refused = act.error instanceof Failure && !act.error.isTemporary ? act.error.message : undefined;
  const lacks = code.trim() === '' && t('billing.lacksCode');
  return (
    <section className="card p-5">
      <h2 className="font-medium">{t('billing.redeemTitle')}</h2>
      <form
        noValidate
        className="mt-3 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacks && !act.isPending) act.mutate();
        }}
      >
        <Field label={t('billing.code')} hint={t('billing.codeHint')} error={refused}>
          {(ids) => (
            <Input
              className="mono"
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              {...ids}
            />
          )}
        </Field>
        {act.error && !refused && <ErrorBox error={act.error} />}
        <Button type="submit" className="justify-self-start" busy={act.isPending} blocked={lacks}>
          {t('billing.redeem')}
        </Button>
      </form>
    </section>
  );
}
