import { Check, Plus } from 'lucide-react';
import { useI18n } from '@/i18n';
import { providers } from '@/lib/providers';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import type { ProviderDraft } from './draft';
import { ProviderKeyCard } from './ProviderKeyCard';
import { RefusedKeys } from './RefusedKeys';
import { StepHeading } from './StepHeading';
import { useKeyCheck } from './useKeyCheck';

interface ProvidersStepProps {
  drafts: ProviderDraft[];
  onChange: (drafts: ProviderDraft[]) => void;
  code: string;
  busy: boolean;
  error: unknown;
  onBack: () => void;
  onFinish: (keys: readonly ProviderDraft[]) => void;
}

let lastId = 0;

export function ProvidersStep({ drafts, onChange, code, busy, error, onBack, onFinish }: ProvidersStepProps) {
  const { t } = useI18n();
  const keys = useKeyCheck(drafts, code);
  const add = () => {
    const unused = providers.find((one) => !drafts.some((draft) => draft.provider === one.name)) ?? providers[0];
    if (unused) onChange([...drafts, { id: ++lastId, provider: unused.name, key: '', baseUrl: '' }]);
  };
  const finish = async () => {
    if (await keys.check()) onFinish(keys.filled);
  };

  return (
    <section className="fade-up grid gap-4">
      <StepHeading title={t('setup.providersTitle')} lead={t('setup.providersLead')} />
      {drafts.length === 0 && <Sandbox />}
      {drafts.map((draft) => (
        <ProviderKeyCard
          key={draft.id}
          draft={draft}
          code={code}
          taken={drafts.filter((one) => one !== draft).map((one) => one.provider)}
          onChange={(changed) => onChange(drafts.map((one) => (one.id === draft.id ? changed : one)))}
          onRemove={() => onChange(drafts.filter((one) => one.id !== draft.id))}
        />
      ))}
      <Button icon={<Plus size={15} aria-hidden />} className="justify-self-start" onClick={add}>
        {t('setup.addKey')}
      </Button>
      {error !== null && <ErrorBox error={error} />}
      {keys.refused.length > 0 && (
        <RefusedKeys
          count={keys.refused.length}
          busy={busy}
          onLeaveOut={() => onFinish(keys.filled.filter((one) => !keys.refused.includes(one)))}
          onKeep={() => onFinish(keys.filled)}
        />
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="lg" onClick={onBack} disabled={busy}>
          {t('common.back')}
        </Button>
        {keys.refused.length === 0 && (
          <Button kind="primary" size="lg" busy={busy || keys.checking} onClick={() => void finish()}>
            {t('setup.finish')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Sandbox() {
  const { t } = useI18n();
  return (
    <div className="flex gap-3 rounded-card border border-accent/40 bg-accent-soft p-3.5">
      <Check size={18} className="mt-0.5 shrink-0 text-accent-ink" aria-hidden />
      <div>
        <p className="font-medium">{t('setup.stay')}</p>
        <p className="text-sm text-ink-2">{t('setup.stayLead')}</p>
      </div>
    </div>
  );
}
