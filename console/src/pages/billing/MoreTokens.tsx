import { Link } from '@tanstack/react-router';
import { useUser } from '@/api/session';
import { useI18n } from '@/i18n';
import { buttonClass } from '@/ui/Button';

/** How more tokens come to this account: nothing is sold here, administrators grant packs. */
export function MoreTokens() {
  const { t } = useI18n();
  const user = useUser();
  const grants = user.role === 'owner' || user.role === 'admin';
  return (
    <section className="card p-5">
      <h2 className="font-medium">{t('billing.more')}</h2>
      <p className="mt-1 text-sm text-ink-2">{grants ? `${t('billing.moreLead')} ${t('billing.moreYours')}` : t('billing.moreLead')}</p>
      {grants && (
        <Link to="/admin" search={{ q: user.email ?? undefined }} className={buttonClass('plain', 'md', 'mt-3')}>
          {t('admin.grant')}
        </Link>
      )}
    </section>
  );
}
