import { useI18n, type TextKey } from '@/i18n';
import { CheckGroup } from '@/ui/CheckGroup';
import { Field } from '@/ui/Field';
import { Input } from '@/ui/Input';
import { Segmented } from '@/ui/Segmented';
import { Select } from '@/ui/Select';
import { scopes, type KeyForm } from './form';
import { ModelChoice } from './ModelChoice';

interface Props {
  form: KeyForm;
  onChange: (form: KeyForm) => void;
  errors: Record<string, string>;
  /** Names of other keys. */
  taken?: readonly string[];
  /** A key keeps its kind, rights and expiry for life; they are asked only when it is made. */
  isNew?: boolean;
}

export function KeyFields({ form, onChange, errors, taken = [], isNew = false }: Props) {
  const { t } = useI18n();
  const set = (change: Partial<KeyForm>) => onChange({ ...form, ...change });
  return (
    <div className="grid gap-4.5">
      <Field label={t('keys.name')} hint={t(taken.includes(form.name.trim()) ? 'keys.nameTaken' : 'keys.nameHint')} error={errors.name}>
        {(ids) => <Input autoFocus maxLength={100} value={form.name} onChange={(event) => set({ name: event.target.value })} {...ids} />}
      </Field>
      {isNew && <KindChoice isTest={form.isTest} onChange={(isTest) => set({ isTest })} />}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t('keys.budget')} optional hint={t('keys.budgetHint')} error={errors.monthly_budget}>
          {(ids) => (
            <Input
              inputMode="numeric"
              className="num"
              value={form.budget}
              onChange={(event) => set({ budget: event.target.value.replace(/\D/g, '') })}
              {...ids}
            />
          )}
        </Field>
        {isNew && (
          <Field label={t('keys.expiry')} error={errors.expires_at}>
            {(ids) => (
              <Select value={form.days} onChange={(event) => set({ days: event.target.value })} {...ids}>
                <option value="">{t('keys.noExpiry')}</option>
                {[7, 30, 90, 365].map((n) => (
                  <option key={n} value={n}>
                    {t('keys.days', { n })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
      </div>
      {isNew && (
        <CheckGroup
          label={t('keys.scopes')}
          error={errors.scopes ?? (form.scopes.length === 0 ? t('keys.scopesNone') : undefined)}
          items={scopes.map((scope) => ({ value: scope, label: t(`keys.scope_${scope}` as TextKey) }))}
          value={form.scopes}
          onChange={(value) => set({ scopes: value })}
        />
      )}
      <ModelChoice value={form.models} onChange={(models) => set({ models })} error={errors.models} />
      <Field label={t('keys.networks')} optional hint={t('keys.networksHint')} error={errors.cidrs}>
        {(ids) => (
          <Input
            className="mono"
            autoComplete="off"
            spellCheck={false}
            value={form.networks}
            onChange={(event) => set({ networks: event.target.value })}
            {...ids}
          />
        )}
      </Field>
    </div>
  );
}

function KindChoice({ isTest, onChange }: { isTest: boolean; onChange: (isTest: boolean) => void }) {
  const { t } = useI18n();
  return (
    <Field group label={t('keys.kind')} hint={t(isTest ? 'keys.testHint' : 'keys.liveHint')}>
      {() => (
        <Segmented
          label={t('keys.kind')}
          value={isTest ? 'test' : 'live'}
          onChange={(kind) => onChange(kind === 'test')}
          items={[
            { value: 'live', label: t('keys.live') },
            { value: 'test', label: t('keys.testKey') },
          ]}
        />
      )}
    </Field>
  );
}
