import { useQuery } from '@tanstack/react-query';
import { plansQuery } from '@/api/queries/plans';
import { useI18n } from '@/i18n';
import { usePlanTokens } from '@/lib/usePlanTokens';
import { Field } from '@/ui/Field';
import { Select } from '@/ui/Select';

export function PlanSelect({ value, onChange, error }: { value: string; onChange: (plan: string) => void; error?: string }) {
  const { t } = useI18n();
  const planTokens = usePlanTokens();
  const { data: plans } = useQuery(plansQuery);
  const isListed = plans?.some((plan) => plan.slug === value);
  return (
    <Field label={t('admin.plan')} error={error}>
      {(ids) => (
        <Select value={value} onChange={(event) => onChange(event.target.value)} {...ids}>
          {!isListed && <option value={value}>{value}</option>}
          {plans?.map((plan) => (
            <option key={plan.slug} value={plan.slug}>
              {t('admin.planOption', { name: plan.name, amount: planTokens(plan) })}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
