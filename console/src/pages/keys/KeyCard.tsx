import clsx from 'clsx';
import { Ban, KeyRound, MoreHorizontal, Pencil, RotateCw } from 'lucide-react';
import type { ApiKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { IconButton } from '@/ui/IconButton';
import { Menu } from '@/ui/Menu';
import { KeyBudget } from './KeyBudget';
import { KeyLimits } from './KeyLimits';

interface Props {
  apiKey: ApiKey;
  /** The secret before a rotation, which ends: another card has the same name. */
  isReplaced: boolean;
}

export type KeyAction = 'edit' | 'rotate' | 'revoke';

export function KeyCard({ apiKey, isReplaced, onAct }: Props & { onAct: (action: KeyAction) => void }) {
  const { t } = useI18n();
  const expired = apiKey.expires_at !== null && Date.parse(apiKey.expires_at) <= Date.now();
  return (
    <li
      className={clsx(
        'card relative grid items-center gap-x-6 gap-y-3 p-4 md:grid-cols-[minmax(0,1.4fr)_minmax(0,1.2fr)_minmax(0,1.3fr)_auto]',
        expired && 'opacity-75',
      )}
    >
      <div className="flex min-w-0 items-center gap-3 max-md:pr-9">
        <span
          className={clsx(
            'grid size-9 shrink-0 place-items-center rounded-ctl',
            apiKey.is_test ? 'bg-gold-soft text-gold-ink' : 'bg-accent-soft text-accent-ink',
          )}
        >
          <KeyRound size={17} aria-hidden />
        </span>
        <div className="min-w-0">
          <div className="flex items-center gap-2">
            <h2 className="truncate text-base font-medium" title={apiKey.name}>
              {apiKey.name}
            </h2>
            {apiKey.is_test && <Badge tone="gold">{t('keys.testKey')}</Badge>}
            {isReplaced && !expired && <Badge tone="warn">{t('keys.oldSecret')}</Badge>}
            {expired && <Badge tone="danger">{t('keys.expired')}</Badge>}
          </div>
          <div className="mono truncate text-xs text-ink-3">
            {apiKey.prefix}…{apiKey.last_four}
          </div>
        </div>
      </div>
      <KeyBudget apiKey={apiKey} />
      <KeyLimits apiKey={apiKey} />
      <div className="absolute top-3 right-3 md:static">
        <Menu
          trigger={
            <IconButton label={t('keys.actions', { name: apiKey.name })}>
              <MoreHorizontal size={17} aria-hidden />
            </IconButton>
          }
          items={[
            { label: t('keys.edit'), icon: <Pencil size={15} aria-hidden />, onSelect: () => onAct('edit') },
            { label: t('keys.rotate'), icon: <RotateCw size={15} aria-hidden />, onSelect: () => onAct('rotate') },
            'line',
            { label: t('keys.revoke'), icon: <Ban size={15} aria-hidden />, danger: true, onSelect: () => onAct('revoke') },
          ]}
        />
      </div>
    </li>
  );
}
