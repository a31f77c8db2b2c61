import { useState } from 'react';
import { Failure } from '@/api/client';
import type { Provider, ProviderTest } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { providers, providerTitle } from '@/lib/providers';
import { Field } from '@/ui/Field';
import { FormDialog } from '@/ui/FormDialog';
import { Input } from '@/ui/Input';
import { Notice } from '@/ui/Notice';
import { PasswordInput } from '@/ui/PasswordInput';
import { Select } from '@/ui/Select';
import { freeName } from './freeName';
import { LimitFields } from './LimitFields';
import { useProviderReason } from '@/lib/useProviderReason';
import { useSaveProvider } from './useSaveProvider';

interface Props {
  /** The key to change; null for a new one. */
  provider: Provider | null;
  /** All keys, whose names are taken. */
  known: readonly Provider[];
  onTested: (test: ProviderTest) => void;
  onClose: () => void;
}

/** Adds a provider's key, or changes one. What is left empty stays as it is. A key that is refused stays open to be corrected. */
export function ProviderForm({ provider, known, onTested, onClose }: Props) {
  const { t } = useI18n();
  const reasonOf = useProviderReason();
  const [stored, setStored] = useState(provider);
  const [test, setTest] = useState<ProviderTest | null>(null);
  const first = provider?.provider ?? 'openai';
  const [form, setForm] = useState({
    provider: first,
    name: provider?.name ?? freeName(first, known),
    key: '',
    base_url: '',
    weight: String(provider?.weight ?? 1),
    concurrency: provider?.concurrency?.toString() ?? '',
  });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const isOwn = providers.find((one) => one.name === form.provider)?.isOwn ?? false;
  const save = useSaveProvider(stored, form, (saved, tested) => {
    onTested(tested);
    if (tested.result !== 'failed') return onClose();
    setStored(saved);
    setTest(tested);
  });
  const isTaken = save.error instanceof Failure && save.error.status === 409;
  return (
    <FormDialog
      title={stored ? `${providerTitle(stored.provider)} · ${stored.name}` : t('admin.addProvider')}
      submit={t(stored ? 'admin.saveAndTest' : 'admin.addProvider')}
      cancel={test ? t('common.close') : undefined}
      act={isTaken ? { ...save, error: null } : save}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {test && !save.isPending && (
            <Notice tone="danger" title={reasonOf(test)}>
              {t('admin.keyStored')}
            </Notice>
          )}
          {!stored && (
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Field label={t('admin.provider')} error={errors.provider}>
                {(ids) => (
                  <Select
                    value={form.provider}
                    onChange={(event) => set({ provider: event.target.value, name: freeName(event.target.value, known) })}
                    {...ids}
                  >
                    {providers.map((one) => (
                      <option key={one.name} value={one.name}>
                        {one.title}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field
                label={t('admin.keyName')}
                hint={t('admin.keyNameHint')}
                error={isTaken && save.error ? save.error.message : errors.name}
              >
                {(ids) => <Input value={form.name} onChange={(event) => set({ name: event.target.value })} {...ids} />}
              </Field>
            </div>
          )}
          <Field
            label={t('admin.credential')}
            optional={isOwn && !stored}
            hint={t(stored ? 'admin.keyKept' : 'admin.keyHint')}
            error={errors.key}
          >
            {(ids) => (
              <PasswordInput
                autoComplete="off"
                className="mono"
                value={form.key}
                onChange={(event) => set({ key: event.target.value })}
                {...ids}
              />
            )}
          </Field>
          <Field
            label={t('admin.address')}
            optional={!isOwn}
            hint={t(isOwn ? 'setup.ownBaseUrlHint' : 'admin.addressHint')}
            error={errors.base_url}
          >
            {(ids) => (
              <Input
                className="mono"
                inputMode="url"
                placeholder={stored?.address ?? (isOwn ? 'http://127.0.0.1:11434/v1' : 'https://')}
                value={form.base_url}
                onChange={(event) => set({ base_url: event.target.value })}
                {...ids}
              />
            )}
          </Field>
          <LimitFields weight={form.weight} concurrency={form.concurrency} errors={errors} onChange={set} />
        </>
      )}
    </FormDialog>
  );
}
