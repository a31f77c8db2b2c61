import { useNavigate } from '@tanstack/react-router';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';

export function NoResults({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  return (
    <div className="card">
      {filtered ? (
        <Empty
          title={t('gallery.noMatch')}
          lead={t('gallery.noMatchLead')}
          action={<Button onClick={onClear}>{t('common.clear')}</Button>}
        />
      ) : (
        <Empty
          title={t('gallery.emptyTitle')}
          lead={t('gallery.emptyLead')}
          action={
            <Button kind="primary" onClick={() => void navigate({ to: '/' })}>
              {t('nav.create')}
            </Button>
          }
        />
      )}
    </div>
  );
}
