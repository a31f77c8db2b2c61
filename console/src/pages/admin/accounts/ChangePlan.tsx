import { useState } from 'react';
import { Failure } from '@/api/client';
import { changeAccount } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import type { AccountDialogProps } from './AccountDialogs';
import { PlanSelect } from './PlanSelect';
import { useAccountAct } from './useAccountAct';

export function ChangePlan({ account, onClose }: AccountDialogProps) {
  const { t } = useI18n();
  const [plan, setPlan] = useState(account.plan);
  const [confirmed, confirm] = useState(false);
  const act = useAccountAct(() => changeAccount(account.id, { plan }, confirmed), t('common.saved'), onClose);
  // The server refuses once when more tokens would end than begin, and says how many.
  const mustConfirm = act.error instanceof Failure && act.error.status === 409;
  return (
    <FormDialog title={t('admin.planTitle', { name: account.username })} submit={t('admin.startPlan')} act={act} onClose={onClose}>
      {(errors) => (
        <>
          <PlanSelect value={plan} onChange={setPlan} error={errors.plan} />
          <p className="text-sm text-ink-2">{t('admin.planLead')}</p>
          {mustConfirm && (
            <label className="flex items-start gap-2 text-sm">
              <input
                type="checkbox"
                className="mt-0.5 size-4 accent-[var(--accent)]"
                checked={confirmed}
                onChange={(event) => confirm(event.target.checked)}
              />
              {t('admin.planConfirm')}
            </label>
          )}
        </>
      )}
    </FormDialog>
  );
}
