import type { RedeemCode } from '@/api/queries/redeem';
import { useI18n } from '@/i18n';
import { Badge, type Tone } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { DataTable, type Column } from '@/ui/DataTable';
import { Tokens } from '@/ui/Tokens';
import { useMayChange } from '../useMayChange';

const tones: Record<string, Tone> = { open: 'ok', redeemed: 'neutral', revoked: 'danger', expired: 'warn' };

export function CodeTable({ codes, onRevoke }: { codes: RedeemCode[]; onRevoke: (code: RedeemCode) => void }) {
  const { t, find, date } = useI18n();
  const mayChange = useMayChange();
  const columns: Column<RedeemCode>[] = [
    { title: t('codes.code'), cell: (code) => <span className="mono">…{code.last_four}</span> },
    { title: t('codes.tokens'), end: true, cell: (code) => <Tokens value={code.tokens} /> },
    {
      title: t('codes.state'),
      cell: (code) => <Badge tone={tones[code.state]}>{find(`codes.state_${code.state}`) ?? code.state}</Badge>,
    },
    { title: t('codes.note'), cell: (code) => <span className="[overflow-wrap:anywhere] text-ink-2">{code.note ?? '—'}</span> },
    { title: t('codes.account'), cell: (code) => <span className="num">{code.account === null ? '—' : `#${code.account}`}</span> },
    {
      title: t('codes.expires'),
      end: true,
      cell: (code) => (
        <span className="num whitespace-nowrap text-ink-2">{code.expires_at ? date(code.expires_at) : t('codes.never')}</span>
      ),
    },
    {
      title: t('codes.revoke'),
      actions: true,
      cell: (code) =>
        mayChange &&
        code.state === 'open' && (
          <Button size="sm" aria-label={t('codes.revokeOf', { code: code.last_four })} onClick={() => onRevoke(code)}>
            {t('codes.revoke')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      label={t('codes.title')}
      columns={columns}
      rows={codes}
      keyOf={(code) => code.id}
      width="md:min-w-[760px]"
      className="card"
    />
  );
}
