import { useUser } from '@/api/session';

/** Auditors see everything and change nothing. */
export function useMayChange(): boolean {
  const { role } = useUser();
  return role === 'owner' || role === 'admin';
}
