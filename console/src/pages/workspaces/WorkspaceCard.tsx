import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Workspace } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { CopyButton } from '@/ui/CopyButton';
import { IconButton } from '@/ui/IconButton';
import { EditWorkspace } from './EditWorkspace';
import { Members } from './Members';
import { QuotaBar } from './QuotaBar';
import { RoleBadge } from './RoleBadge';
import { ServiceAccounts } from './ServiceAccounts';

export function WorkspaceCard({ workspace }: { workspace: Workspace }) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  const isOwner = workspace.role === 'owner';
  return (
    <li className="card min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-4 py-2.5">
        <h2 className="font-semibold [overflow-wrap:anywhere]">{workspace.name}</h2>
        {!workspace.is_personal && <RoleBadge role={workspace.role} />}
        {workspace.is_personal && workspace.name !== t('workspaces.personal') && <Badge>{t('workspaces.personal')}</Badge>}
        <span className="mono ms-auto hidden text-xs text-ink-3 md:inline">{workspace.id}</span>
        <span className="max-md:ms-auto">
          <CopyButton text={workspace.id} label={t('workspaces.copyId')} />
          {isOwner && (
            <IconButton label={t('workspaces.editTitle', { name: workspace.name })} onClick={() => setEditing(true)}>
              <Pencil size={16} aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
      <div className="grid gap-x-6 gap-y-4 p-4 sm:grid-cols-2">
        <QuotaBar label={t('workspaces.quotaMonth')} used={workspace.used_this_month} of={workspace.images_per_month} />
        <QuotaBar label={t('workspaces.quotaDay')} used={workspace.used_today} of={workspace.images_per_day} />
      </div>
      {!workspace.is_personal && <Members workspace={workspace} />}
      {isOwner && <ServiceAccounts workspace={workspace} />}
      {editing && <EditWorkspace workspace={workspace} onClose={() => setEditing(false)} />}
    </li>
  );
}
