import type { Account } from '@/api/queries/admin';
import { useI18n, type TextKey } from '@/i18n';
import { Badge, type Tone } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { DataTable, type Column } from '@/ui/DataTable';
import { Tokens } from '@/ui/Tokens';
import { useMayChange } from '../useMayChange';
import { AccountMenu, type AccountAction } from './AccountMenu';
import { useMayManage } from './useMayManage';

const roleTones: Record<Account['role'], Tone> = { owner: 'gold', admin: 'accent', auditor: 'neutral', member: 'neutral' };

export function AccountTable({ accounts, onAct }: { accounts: Account[]; onAct: (account: Account, action: AccountAction) => void }) {
  const { t, date, number } = useI18n();
  const mayChange = useMayChange();
  const mayManage = useMayManage();
  const columns: Column<Account>[] = [
    { title: t('admin.account'), cell: (one) => <Name account={one} /> },
    { title: t('admin.role'), cell: (one) => <Badge tone={roleTones[one.role]}>{t(`admin.role_${one.role}` as TextKey)}</Badge> },
    { title: t('admin.plan'), cell: (one) => <span className="capitalize">{one.plan}</span> },
    {
      title: t('admin.balance'),
      end: true,
      cell: (one) => (
        <span>
          <Tokens value={one.token_balance} />
          {one.held_tokens > 0 && <span className="num block text-xs text-ink-3">{t('admin.held', { n: number(one.held_tokens) })}</span>}
        </span>
      ),
    },
    { title: t('admin.keys'), end: true, cell: (one) => <span className="num">{number(one.keys)}</span> },
    {
      title: t('admin.since'),
      end: true,
      cell: (one) => (
        <span className="whitespace-nowrap text-ink-3">{date(one.created_at, { day: 'numeric', month: 'short', year: 'numeric' })}</span>
      ),
    },
  ];
  if (mayChange)
    columns.push({
      title: t('common.actions'),
      actions: true,
      end: true,
      cell: (one) =>
        mayManage(one.role) && (
          <span className="inline-flex items-center gap-1">
            <Button size="sm" aria-label={t('admin.grantTitle', { name: one.username })} onClick={() => onAct(one, 'grant')}>
              {t('admin.grantShort')}
            </Button>
            <AccountMenu account={one} onAct={(action) => onAct(one, action)} />
          </span>
        ),
    });
  return (
    <DataTable
      label={t('admin.accounts')}
      columns={columns}
      rows={accounts}
      keyOf={(one) => one.id}
      width="md:min-w-[820px]"
      className="card"
    />
  );
}

function Name({ account }: { account: Account }) {
  const { t } = useI18n();
  return (
    <>
      <span className="flex items-center gap-2 font-medium">
        {account.username}
        {!account.enabled && <Badge tone="danger">{t('admin.suspended')}</Badge>}
      </span>
      <span className="block text-xs text-ink-3 [overflow-wrap:anywhere]">
        {account.email ?? t('admin.noEmail')} · #{account.id}
      </span>
    </>
  );
}
