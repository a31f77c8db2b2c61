import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';

const roles = { owner: 'workspaces.owner', admin: 'workspaces.admin', member: 'workspaces.member' } as const;

export function RoleBadge({ role }: { role: string }) {
  const { t } = useI18n();
  const known = role in roles ? (role as keyof typeof roles) : 'member';
  return <Badge tone={known === 'owner' ? 'gold' : 'neutral'}>{t(roles[known])}</Badge>;
}
