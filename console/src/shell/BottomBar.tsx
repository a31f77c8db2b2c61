import { Link, useRouterState } from '@tanstack/react-router';
import clsx from 'clsx';
import { useI18n } from '@/i18n';
import { bottomNav, isAt } from './nav';

export function BottomBar() {
  const { t } = useI18n();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav
      aria-label={t('nav.bottom')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {bottomNav.map((item) => {
        const isCurrent = isAt(item, path);
        return (
          <Link
            key={item.to}
            to={item.to}
            aria-current={isCurrent ? 'page' : undefined}
            className={clsx(
              'grid h-14 min-w-0 place-items-center content-center gap-0.5 px-0.5 text-2xs outline-offset-[-3px]',
              isCurrent ? 'font-medium text-accent-ink' : 'text-ink-3',
            )}
          >
            <item.icon size={19} aria-hidden />
            <span className="max-w-full truncate">{t(item.label)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
