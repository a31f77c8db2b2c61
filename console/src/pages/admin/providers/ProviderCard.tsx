import clsx from 'clsx';
import type { Provider, ProviderTest } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { providerTitle } from '@/lib/providers';
import { VendorMark } from '@/ui/VendorMark';
import { useMayChange } from '../useMayChange';
import { HoursStrip } from './HoursStrip';
import { ProviderMenu, type ProviderAction } from './ProviderMenu';
import { ProviderState } from './ProviderState';
import { useProviderReason } from '@/lib/useProviderReason';

interface Props {
  provider: Provider;
  test: ProviderTest | undefined;
  onTested: (test: ProviderTest) => void;
  onAct: (action: ProviderAction) => void;
}

export function ProviderCard({ provider, test, onTested, onAct }: Props) {
  const { t, number, seconds } = useI18n();
  const mayChange = useMayChange();
  const figures = [
    t('admin.calls', { n: provider.requests_24h }),
    provider.p95_ms !== null && t('admin.p95', { time: seconds(provider.p95_ms) }),
    t('admin.inFlight', { n: number(provider.in_flight) }),
    t('admin.modelCount', { n: provider.models }),
  ].filter(Boolean);
  const limits = [
    t('admin.weightIs', { n: provider.weight }),
    provider.concurrency === null ? t('admin.noLimit') : t('admin.atOnce', { n: provider.concurrency }),
  ];
  const key = [
    provider.name,
    provider.last_four && `…${provider.last_four}`,
    provider.address,
    t(`admin.source_${sourceOf(provider.source)}`),
  ].filter(Boolean);
  return (
    <li className="card flex min-w-0 flex-col p-4">
      <div className="flex items-center gap-2.5">
        <VendorMark name={provider.provider} size={26} />
        <h2 className="min-w-0 flex-1 truncate font-semibold">{providerTitle(provider.provider)}</h2>
        <ProviderState provider={provider} />
        {mayChange && <ProviderMenu provider={provider} onTested={onTested} onAct={onAct} />}
      </div>
      <p className="mono mt-1.5 text-xs text-ink-3 [overflow-wrap:anywhere]">{key.join(' · ')}</p>
      <HoursStrip hours={provider.hours} />
      <p className="num mt-2 text-xs text-ink-2">{figures.join(' · ')}</p>
      <p className="num text-xs text-ink-3">{limits.join(' · ')}</p>
      <Problem provider={provider} test={test} />
    </li>
  );
}

function Problem({ provider, test }: { provider: Provider; test: ProviderTest | undefined }) {
  const { ago } = useI18n();
  const reasonOf = useProviderReason();
  if (test)
    return (
      <p
        role="status"
        className={clsx('mt-2 text-sm', test.result === 'failed' ? 'text-danger' : test.result === 'accepted' ? 'text-ok' : 'text-ink-2')}
      >
        {reasonOf(test)}
      </p>
    );
  if (!provider.last_error || provider.state === 'ok') return null;
  return (
    <p className="mt-2 text-sm text-danger [overflow-wrap:anywhere]">
      {ago(provider.last_error.at)} · {reasonOf(provider.last_error)}
    </p>
  );
}

const sourceOf = (source: string) => (source === 'environment' || source === 'configuration' ? source : 'stored');
