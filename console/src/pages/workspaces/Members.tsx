import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { workspaceQueries, type Member, type Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';
import { ErrorBox } from '@/ui/ErrorBox';
import { Skeleton } from '@/ui/Skeleton';
import { AddMember } from './AddMember';
import { MemberLine } from './MemberLine';
import { RemoveMember } from './RemoveMember';

export function Members({ workspace }: { workspace: Workspace }) {
  const { t } = useI18n();
  const members = useQuery(workspaceQueries.members(workspace.id));
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Member | null>(null);
  const mayChange = workspace.role === 'owner' || workspace.role === 'admin';
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-t border-line px-4 py-2.5">
        <h3 className="text-sm font-medium">{t('workspaces.members')}</h3>
        {mayChange && (
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('workspaces.add')}
          </Button>
        )}
      </div>
      {members.isError ? (
        <div className="px-4 pb-4">
          <ErrorBox error={members.error} onRetry={() => void members.refetch()} />
        </div>
      ) : members.isPending ? (
        <div className="px-4 pb-4">
          <Skeleton className="h-10" />
        </div>
      ) : (
        <ul>
          {members.data.map((one) => (
            <MemberLine
              key={one.account_id}
              member={one}
              onRemove={mayChange && one.role !== 'owner' ? () => setRemoving(one) : undefined}
            />
          ))}
        </ul>
      )}
      {adding && <AddMember workspace={workspace} onClose={() => setAdding(false)} />}
      {removing && <RemoveMember workspace={workspace} member={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}
