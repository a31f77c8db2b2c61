import { revokeRedeemCode, type RedeemCode } from '@/api/queries/redeem';
import { useI18n } from '@/i18n';
import { FormDialog } from '@/ui/FormDialog';
import { useAccountAct } from '../accounts/useAccountAct';

export function RevokeCode({ code, onClose }: { code: RedeemCode; onClose: () => void }) {
  const { t } = useI18n();
  const act = useAccountAct(() => revokeRedeemCode(code.id), t('codes.revoked'), onClose);
  return (
    <FormDialog asks danger title={t('codes.revokeTitle', { code: code.last_four })} submit={t('codes.revoke')} act={act} onClose={onClose}>
      {() => <p className="text-ink-2">{t('codes.revokeLead')}</p>}
    </FormDialog>
  );
}
