import { Link, useRouterState } from '@tanstack/react-router';
import clsx from 'clsx';
import { useUser } from '@/api/session';
import { useI18n } from '@/i18n';
import { isAt, navFor } from './nav';

export function NavList({ onGo }: { onGo?: () => void }) {
  const { t } = useI18n();
  const user = useUser();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={t('nav.primary')} className="grid gap-5">
      {navFor(user).map((group) => (
        <div key={group.label}>
          <div className="eyebrow px-2.5 pb-1.5">{t(group.label)}</div>
          {group.items.map((item) => {
            const isCurrent = isAt(item, path);
            return (
              <Link
                key={item.to}
                to={item.to}
                onClick={onGo}
                aria-current={isCurrent ? 'page' : undefined}
                className={clsx(
                  'flex h-8 items-center gap-2.5 rounded-ctl px-2.5 transition-colors pointer-coarse:h-11',
                  isCurrent ? 'bg-active font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <item.icon size={16} className={clsx('shrink-0', isCurrent ? 'text-accent' : 'text-ink-3')} aria-hidden />
                <span className="truncate">{t(item.label)}</span>
              </Link>
            );
          })}
        </div>
      ))}
    </nav>
  );
}
