import { useState } from 'react';
import { useSession } from '@/api/session';
import { useI18n } from '@/i18n';
import { usePageTitle } from '@/lib/title';
import { Entrance } from '@/ui/Entrance';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

export default function SignInPage() {
  const { t } = useI18n();
  const { session } = useSession();
  const [isNew, setNew] = useState(false);
  const title = t(isNew ? 'signIn.registerTitle' : 'signIn.title');
  usePageTitle(title);

  return (
    <Entrance>
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-1 mb-6 text-ink-2">{t('signIn.lead')}</p>
      {isNew ? <RegisterForm /> : <SignInForm />}
      {session?.features.registration && (
        <p className="mt-5 text-sm text-ink-2">
          {t(isNew ? 'signIn.haveAccount' : 'signIn.noAccount')}{' '}
          <button type="button" className="link" onClick={() => setNew(!isNew)}>
            {t(isNew ? 'signIn.submit' : 'signIn.register')}
          </button>
        </p>
      )}
      {!isNew && <p className="mt-2 text-xs text-ink-3">{t('signIn.forgot')}</p>}
    </Entrance>
  );
}
