import { Link } from '@tanstack/react-router';
import { Menu, Search } from 'lucide-react';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { Logo } from '@/ui/Logo';
import { AccountMenu } from './AccountMenu';
import { BalanceLink } from './BalanceLink';
import { Running } from './Running';

const commandKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

interface TopBarProps {
  onPalette: () => void;
  onDrawer: () => void;
}

export function TopBar({ onPalette, onDrawer }: TopBarProps) {
  const { t } = useI18n();
  return (
    <header className="sticky top-0 z-30 flex h-[52px] items-center gap-1.5 border-b border-line bg-bg/90 px-3 backdrop-blur md:px-6">
      <IconButton label={t('nav.menu')} className="md:hidden" onClick={onDrawer}>
        <Menu size={19} aria-hidden />
      </IconButton>
      <Link to="/" className="rounded-ctl p-1 md:hidden" aria-label="Tessera">
        <Logo size={20} />
      </Link>
      <button
        type="button"
        onClick={onPalette}
        className="hidden h-8 w-full max-w-[340px] items-center gap-2 rounded-ctl border border-line bg-surface px-2.5 text-sm text-ink-3 transition-colors hover:border-line-2 md:flex"
      >
        <Search size={15} aria-hidden />
        <span className="flex-1 truncate text-start">{t('nav.command')}</span>
        <span className="kbd" aria-hidden>
          {commandKey} K
        </span>
      </button>
      <div className="ms-auto flex items-center gap-1">
        <Running />
        <IconButton label={t('nav.command')} className="md:hidden" onClick={onPalette}>
          <Search size={17} aria-hidden />
        </IconButton>
        <BalanceLink />
        <AccountMenu />
      </div>
    </header>
  );
}
