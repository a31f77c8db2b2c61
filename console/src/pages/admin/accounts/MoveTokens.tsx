import { useState } from 'react';
import { grantTokens, takeTokens } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import type { AccountDialogProps } from './AccountDialogs';
import { useAccountAct } from './useAccountAct';

/** Grants tokens, or takes them back. */
export function MoveTokens({ account, taking, onClose }: AccountDialogProps & { taking: boolean }) {
  const { t, number } = useI18n();
  const [tokens, setTokens] = useState(taking ? '' : '500');
  const [reason, setReason] = useState('');
  const body = { tokens: Number(tokens), reason: reason.trim() || undefined };
  const act = useAccountAct(
    () => (taking ? takeTokens : grantTokens)(account.id, body),
    t(taking ? 'admin.takeDone' : 'admin.grantDone', { n: body.tokens }),
    onClose,
  );
  return (
    <FormDialog
      title={t(taking ? 'admin.takeTitle' : 'admin.grantTitle', { name: account.username })}
      submit={t(taking ? 'admin.take' : 'admin.grant')}
      act={act}
      danger={taking}
      lacks={!(body.tokens > 0) && t('admin.lacksTokens')}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <Field
            label={t('admin.tokens')}
            hint={taking ? t('admin.takeHint', { n: number(account.token_balance) }) : t('admin.grantHint')}
            error={errors.tokens}
          >
            {(ids) => (
              <Input
                inputMode="numeric"
                className="num"
                value={tokens}
                onChange={(event) => setTokens(event.target.value.replace(/\D/g, ''))}
                {...ids}
              />
            )}
          </Field>
          <Field label={t('admin.reason')} optional hint={t('admin.reasonHint')} error={errors.reason}>
            {(ids) => <Input maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} {...ids} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
