import { useI18n } from '@/i18n';
import { CopyButton } from '@/ui/CopyButton';
import { SampleCall } from './SampleCall';

/** How a program gets from a key to its first picture. */
export function Connect() {
  const { t } = useI18n();
  const base = `${location.origin}/api/v2`;
  return (
    <section
      aria-labelledby="connect"
      className="mt-8 grid gap-x-8 gap-y-4 border-t border-line pt-6 lg:grid-cols-[minmax(0,300px)_minmax(0,1fr)]"
    >
      <div className="min-w-0">
        <h2 id="connect" className="text-md font-semibold">
          {t('keys.connect')}
        </h2>
        <p className="mt-1 text-sm text-ink-2">{t('keys.connectLead')}</p>
        <div className="mt-4 text-xs text-ink-3">{t('keys.base')}</div>
        <div className="mt-1 flex items-center gap-1 rounded-ctl border border-line bg-surface py-0.5 pr-0.5 pl-3">
          <code className="mono min-w-0 flex-1 truncate">{base}</code>
          <CopyButton text={base} />
        </div>
        <a href="/openapi/v2.json" className="link mt-3 inline-block text-sm">
          OpenAPI
        </a>
      </div>
      <div className="min-w-0">
        <SampleCall />
      </div>
    </section>
  );
}
