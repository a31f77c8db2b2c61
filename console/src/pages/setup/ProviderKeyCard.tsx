import { Trash2 } from 'lucide-react';
import { useI18n } from '@/i18n';
import { providers } from '@/lib/providers';
import { Field } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { Input } from '@/ui/Input';
import { PasswordInput } from '@/ui/PasswordInput';
import { Select } from '@/ui/Select';
import type { ProviderDraft } from './draft';
import { KeyTest } from './KeyTest';

interface ProviderKeyCardProps {
  draft: ProviderDraft;
  code: string;
  /** Providers that other cards have: each has one key here. */
  taken: string[];
  onChange: (draft: ProviderDraft) => void;
  onRemove: () => void;
}

export function ProviderKeyCard({ draft, code, taken, onChange, onRemove }: ProviderKeyCardProps) {
  const { t } = useI18n();
  const isOwn = providers.find((one) => one.name === draft.provider)?.isOwn ?? false;
  return (
    <div className="card grid gap-3 p-3.5">
      <div className="flex items-end gap-2">
        <Field label={t('setup.provider')} className="flex-1">
          {(control) => (
            <Select value={draft.provider} onChange={(event) => onChange({ ...draft, provider: event.target.value })} {...control}>
              {providers.map((one) => (
                <option key={one.name} value={one.name} disabled={taken.includes(one.name)}>
                  {one.title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <IconButton label={t('setup.removeKey')} onClick={onRemove}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      {isOwn && (
        <Field label={t('setup.baseUrl')} hint={t('setup.ownBaseUrlHint')}>
          {(control) => (
            <Input
              type="url"
              inputMode="url"
              placeholder="http://127.0.0.1:11434/v1"
              className="mono"
              value={draft.baseUrl}
              onChange={(event) => onChange({ ...draft, baseUrl: event.target.value })}
              {...control}
            />
          )}
        </Field>
      )}
      <Field label={t('setup.key')} optional={isOwn} hint={t('setup.keyHint')}>
        {(control) => (
          <PasswordInput
            autoComplete="off"
            className="mono"
            value={draft.key}
            onChange={(event) => onChange({ ...draft, key: event.target.value })}
            {...control}
          />
        )}
      </Field>
      <KeyTest draft={draft} code={code} />
    </div>
  );
}
