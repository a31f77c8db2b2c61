import { Link } from '@tanstack/react-router';
import { useUser } from '@/api/session';
import { useI18n } from '@/i18n';
import { buttonClass } from '@/ui/Button';

/** How more tokens come to this account: nothing is sold here, administrators grant packs, and only the owner to itself. */
export function MoreTokens() {
  const { t } = useI18n();
  const user = useUser();
  const isOwner = user.role === 'owner';
  const grants = isOwner || user.role === 'admin';
  return (
    <section className="card p-5">
      <h2 className="font-medium">{t('billing.more')}</h2>
      <p className="mt-1 text-sm text-ink-2">
        {t('billing.moreLead')} {grants && t(isOwner ? 'billing.moreYours' : 'billing.moreOthers')}
      </p>
      {grants && (
        <Link to="/admin" search={{ q: isOwner ? (user.email ?? undefined) : undefined }} className={buttonClass('plain', 'md', 'mt-3')}>
          {t('admin.grant')}
        </Link>
      )}
    </section>
  );
}
