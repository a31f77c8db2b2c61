import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { keyQueries, type ApiKey, type CreatedKey } from '@/api/queries/keys';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { Connect } from './Connect';
import { CreateKey } from './CreateKey';
import { EditKey } from './EditKey';
import { KeyCard, type KeyAction } from './KeyCard';
import { KeyMade } from './KeyMade';
import { RevokeKey } from './RevokeKey';
import { isReplaced } from './isReplaced';
import { RotateKey } from './RotateKey';

export default function KeysPage() {
  const { t } = useI18n();
  const search = useSearch({ from: '/shell/keys' });
  const navigate = useNavigate({ from: '/keys' });
  const keys = useQuery(keyQueries.list());
  const [acting, setActing] = useState<{ key: ApiKey; action: KeyAction } | null>(null);
  const [made, setMade] = useState<CreatedKey | null>(null);
  const openCreate = (create: boolean) => void navigate({ search: create ? { create } : {}, replace: true });
  const stop = () => setActing(null);
  const show = (key: CreatedKey) => {
    stop();
    if (search.create) openCreate(false);
    setMade(key);
  };
  const add = (
    <Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => openCreate(true)}>
      {t('keys.create')}
    </Button>
  );

  return (
    <>
      <PageHeader title={t('keys.title')} lead={t('keys.lead')} actions={add} />
      {keys.isError ? (
        <ErrorBox error={keys.error} onRetry={() => void keys.refetch()} />
      ) : keys.isPending ? (
        <Loading />
      ) : keys.data.length === 0 ? (
        <div className="card">
          <Empty title={t('keys.emptyTitle')} lead={t('keys.emptyLead')} action={add} />
        </div>
      ) : (
        <ul className="grid gap-2.5" aria-label={t('keys.title')}>
          {keys.data.map((key) => (
            <KeyCard key={key.id} apiKey={key} isReplaced={isReplaced(key, keys.data)} onAct={(action) => setActing({ key, action })} />
          ))}
        </ul>
      )}
      <Connect />
      {search.create && <CreateKey onClose={() => openCreate(false)} onMade={show} />}
      {acting?.action === 'edit' && <EditKey apiKey={acting.key} onClose={stop} />}
      {acting?.action === 'rotate' && <RotateKey apiKey={acting.key} onClose={stop} onMade={show} />}
      {acting?.action === 'revoke' && <RevokeKey apiKey={acting.key} onClose={stop} />}
      {made && <KeyMade made={made} onDone={() => setMade(null)} />}
    </>
  );
}

function Loading() {
  return (
    <div className="grid gap-2.5">
      {[1, 2, 3].map((one) => (
        <div key={one} className="card grid gap-3 p-4 md:grid-cols-3">
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
          <Skeleton className="h-9" />
        </div>
      ))}
    </div>
  );
}
