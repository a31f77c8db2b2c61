import { Link } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import { usePageTitle } from '@/lib/title';
import { buttonClass } from '@/ui/Button';
import { Empty } from '@/ui/Empty';

export default function NotFoundPage() {
  const { t } = useI18n();
  usePageTitle(t('error.notFound'));
  return (
    <Empty
      level={1}
      title={t('error.notFound')}
      lead={t('error.notFoundLead')}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {t('error.home')}
        </Link>
      }
    />
  );
}
