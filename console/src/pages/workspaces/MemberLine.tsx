import { UserMinus } from 'lucide-react';
import type { Member } from '@/api/queries/workspaces';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { RoleBadge } from './RoleBadge';

export function MemberLine({ member, onRemove }: { member: Member; onRemove?: () => void }) {
  const { t } = useI18n();
  return (
    <li className="flex min-h-[53px] items-center gap-3 border-t border-line px-4 py-2">
      <span
        aria-hidden
        className="grid size-7 shrink-0 place-items-center rounded-[6px] bg-accent-soft text-xs font-semibold text-accent-ink"
      >
        {member.username.slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{member.username}</span>
        <span className="block truncate text-xs text-ink-3">{member.email ?? `#${member.account_id}`}</span>
      </span>
      <RoleBadge role={member.role} />
      {onRemove && (
        <IconButton label={t('workspaces.remove', { name: member.username })} onClick={onRemove}>
          <UserMinus size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
