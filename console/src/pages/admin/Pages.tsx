import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';

export function Pages({ page, pages, total, onGo }: { page: number; pages: number; total: number; onGo: (page: number) => void }) {
  const { t } = useI18n();
  return (
    <nav aria-label={t('admin.pages')} className="mt-3 flex items-center justify-end gap-1 text-sm text-ink-2">
      <span className="num me-2">{t('admin.pageOf', { a: page, b: pages, n: total })}</span>
      <IconButton label={t('admin.previousPage')} disabled={page <= 1} onClick={() => onGo(page - 1)}>
        <ChevronLeft size={17} aria-hidden />
      </IconButton>
      <IconButton label={t('admin.nextPage')} disabled={page >= pages} onClick={() => onGo(page + 1)}>
        <ChevronRight size={17} aria-hidden />
      </IconButton>
    </nav>
  );
}
