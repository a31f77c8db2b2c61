import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { workspaceQueries } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { Empty } from '@/ui/Empty';
import { ErrorBox } from '@/ui/ErrorBox';
import { PageHeader } from '@/ui/PageHeader';
import { Skeleton } from '@/ui/Skeleton';
import { CreateWorkspace } from './CreateWorkspace';
import { WorkspaceCard } from './WorkspaceCard';

export default function WorkspacesPage() {
  const { t } = useI18n();
  const list = useQuery(workspaceQueries.list());
  const [creating, setCreating] = useState(false);
  const add = (
    <Button kind="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('workspaces.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('workspaces.title')} lead={t('workspaces.lead')} actions={add} />
      {list.isError ? (
        <ErrorBox error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <div className="grid gap-4">
          <Skeleton className="h-48" />
          <Skeleton className="h-48" />
        </div>
      ) : list.data.length === 0 ? (
        <div className="card">
          <Empty title={t('workspaces.emptyTitle')} lead={t('workspaces.emptyLead')} action={add} />
        </div>
      ) : (
        <ul className="grid gap-4">
          {list.data.map((one) => (
            <WorkspaceCard key={one.id} workspace={one} />
          ))}
        </ul>
      )}
      {creating && <CreateWorkspace onClose={() => setCreating(false)} />}
    </>
  );
}
