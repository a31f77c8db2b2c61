import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { useI18n } from '@/i18n';
import { Logo } from '@/ui/Logo';
import { NavList } from './NavList';

export const Wordmark = () => (
  <>
    <Logo />
    Tessera
  </>
);

export function ReferenceLink() {
  const { t } = useI18n();
  return (
    <a href="/docs" target="_blank" className="flex items-center gap-1.5 px-2.5 text-xs text-ink-3 hover:text-ink">
      {t('nav.docs')}
      <ExternalLink size={12} aria-hidden />
    </a>
  );
}

export const Sidebar = () => (
  <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-e border-line px-3 pb-4 md:flex">
    <Link to="/" className="mb-3 flex h-[52px] shrink-0 items-center gap-2.5 rounded-ctl px-2.5 text-md font-semibold tracking-tight">
      <Wordmark />
    </Link>
    <NavList />
    <div className="mt-auto pt-5">
      <ReferenceLink />
    </div>
  </aside>
);
