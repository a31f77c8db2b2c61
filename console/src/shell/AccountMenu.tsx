import { useNavigate } from '@tanstack/react-router';
import { KeyRound, Languages, LogOut, SunMoon, UserRound } from 'lucide-react';
import { Failure } from '@/api/failure';
import { session, useUser } from '@/api/session';
import { languages, useI18n } from '@/i18n';
import { Menu } from '@/ui/Menu';
import { useToast } from '@/ui/Toasts';
import { useLook } from './useLook';

export function AccountMenu() {
  const { t } = useI18n();
  const user = useUser();
  const navigate = useNavigate();
  const toast = useToast();
  const { toggleTheme, otherLanguage, toggleLanguage } = useLook();
  const signOut = () =>
    session
      .signOut()
      .catch((error: unknown) => toast(error instanceof Failure && error.message ? error.message : t('error.network'), 'danger'));

  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('nav.profile')}
          className="grid size-8 shrink-0 place-items-center rounded-ctl bg-accent-soft text-sm font-semibold text-accent-ink hover:brightness-95 pointer-coarse:size-10"
        >
          {user.username.slice(0, 1).toUpperCase()}
        </button>
      }
      header={
        <div className="max-w-64 px-2.5 pt-1.5 pb-2">
          <div className="truncate font-medium">{user.username}</div>
          <div className="truncate text-xs text-ink-3">{user.email}</div>
        </div>
      }
      items={[
        'line',
        { label: t('nav.profile'), icon: <UserRound size={15} />, onSelect: () => void navigate({ to: '/settings' }) },
        { label: t('nav.keys'), icon: <KeyRound size={15} />, onSelect: () => void navigate({ to: '/keys' }) },
        'line',
        { label: t('palette.toggleTheme'), icon: <SunMoon size={15} />, onSelect: toggleTheme },
        { label: languages[otherLanguage], icon: <Languages size={15} />, onSelect: toggleLanguage },
        'line',
        { label: t('nav.signOut'), icon: <LogOut size={15} />, onSelect: () => void signOut() },
      ]}
    />
  );
}
