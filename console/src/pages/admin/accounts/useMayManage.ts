import type { Account } from '@/api/queries/admin';
import { useUser } from '@/api/session';

/** Whose account may be changed, by its role: the owner changes every account, an admin those of lower roles. */
export function useMayManage(): (role: Account['role']) => boolean {
  const own = useUser().role;
  return (role) => own === 'owner' || (own === 'admin' && (role === 'auditor' || role === 'member'));
}
