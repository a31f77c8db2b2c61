import clsx from 'clsx';
import type { Webhook } from '@/api/queries/webhooks';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { EndpointMenu, type WebhookAction } from './EndpointMenu';

interface Props {
  hooks: Webhook[];
  current: string;
  onChoose: (id: string) => void;
  onAct: (hook: Webhook, action: WebhookAction) => void;
}

export function EndpointList({ hooks, current, onChoose, onAct }: Props) {
  const { t } = useI18n();
  return (
    <ul className="card overflow-hidden" aria-label={t('webhooks.endpoints')}>
      {hooks.map((hook) => (
        <li
          key={hook.id}
          className={clsx('relative border-b border-line last:border-0', hook.id === current ? 'bg-accent-soft/60' : 'hover:bg-hover')}
        >
          <Endpoint hook={hook} chosen={hook.id === current} onChoose={() => onChoose(hook.id)} />
          <div className="absolute end-2 top-2">
            <EndpointMenu hook={hook} onAct={(action) => onAct(hook, action)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export const nameOf = (hook: Webhook) => hook.description || hostOf(hook.url);

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function Endpoint({ hook, chosen, onChoose }: { hook: Webhook; chosen: boolean; onChoose: () => void }) {
  const { t, find, ago } = useI18n();
  const failing = hook.enabled && hook.failing_since !== null;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className="grid w-full gap-1.5 p-3.5 text-start focus-visible:-outline-offset-2"
    >
      <span className="flex min-w-0 items-center gap-2 pe-8">
        <span className="truncate font-medium">{nameOf(hook)}</span>
        <Badge dot tone={!hook.enabled ? 'neutral' : failing ? 'danger' : 'ok'}>
          {t(!hook.enabled ? 'webhooks.disabled' : failing ? 'webhooks.notAnswering' : 'webhooks.enabled')}
        </Badge>
      </span>
      <span className="mono truncate text-xs text-ink-3">{hook.url}</span>
      <span className="flex flex-wrap gap-1">
        {hook.events.map((event) => (
          <Badge key={event}>{event}</Badge>
        ))}
      </span>
      {failing && <span className="text-xs text-danger">{t('webhooks.failingFor', { ago: ago(hook.failing_since!) })}</span>}
      {!hook.enabled && hook.disabled_reason && (
        <span className="text-xs text-ink-2">{find(`webhooks.reason_${hook.disabled_reason}`) ?? hook.disabled_reason}</span>
      )}
    </button>
  );
}
