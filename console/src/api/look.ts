import { isLanguage, type Language } from '@/i18n';
import type { Preferences, Theme } from '@/lib/preferences';
import { json } from './client';
import { session, type SessionUser } from './session';

/** Keeps the language or the theme at the account, also when the page is left at once. A failure leaves the account's former choice. */
export async function saveLook(look: { language?: Language; theme?: Theme }): Promise<void> {
  await json('/api/v2/user/me', { method: 'PATCH', keepalive: true, body: JSON.stringify(look) }).then(
    () => session.userChanged(look),
    () => undefined,
  );
}

type Setters = Pick<Preferences, 'setLanguage' | 'setTheme'>;

/** Shows the page as the account chose, on whatever device; what it never chose stays this browser's. */
export async function applyLook(
  { language, theme }: Pick<SessionUser, 'language' | 'theme'>,
  { setLanguage, setTheme }: Setters,
): Promise<void> {
  if (theme !== 'system') setTheme(theme);
  if (isLanguage(language)) await setLanguage(language);
}
