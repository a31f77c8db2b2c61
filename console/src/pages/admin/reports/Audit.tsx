import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { adminQueries, auditCsv } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { Button, buttonClass } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { Select } from '@/ui/Select';
import { Skeleton } from '@/ui/Skeleton';
import { acts } from './acts';
import { AuditTable } from './AuditTable';

/** Who did what to whom: every administrative act, by the page, by a program or on the command line. */
export function Audit() {
  const { t, find } = useI18n();
  const [act, setAct] = useState<string>();
  const list = useInfiniteQuery(adminQueries.audit(act));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div>
      <div className="mb-3 flex flex-wrap justify-between gap-2">
        <Select
          aria-label={t('admin.act')}
          className="!w-auto"
          value={act ?? ''}
          onChange={(event) => setAct(event.target.value || undefined)}
        >
          <option value="">{t('admin.anyAct')}</option>
          {acts.map((one) => (
            <option key={one} value={one}>
              {find(`admin.act_${one.replace('.', '_')}`) ?? one}
            </option>
          ))}
        </Select>
        <a href={auditCsv(act)} download="tessera-audit.csv" className={buttonClass()}>
          <Download size={15} aria-hidden />
          {t('usage.export')}
        </a>
      </div>
      {list.isError ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="h-64" />
      ) : rows.length === 0 ? (
        <div className="card">
          <Empty quiet={act !== undefined} title={t('admin.noActs')} />
        </div>
      ) : (
        <AuditTable rows={rows} />
      )}
      {list.hasNextPage && (
        <div className="mt-3 text-center">
          <Button size="sm" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}
