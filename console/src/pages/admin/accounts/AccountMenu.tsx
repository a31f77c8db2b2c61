import { Ban, CircleCheck, CreditCard, KeyRound, MinusCircle, MoreHorizontal, Pencil, ShieldCheck } from 'lucide-react';
import type { Account } from '@/api/queries/admin';
import { useI18n } from '@/i18n';
import { IconButton } from '@/ui/IconButton';
import { Menu } from '@/ui/Menu';

export type AccountAction = 'grant' | 'take' | 'plan' | 'role' | 'rename' | 'password' | 'suspend' | 'resume';

export function AccountMenu({ account, onAct }: { account: Account; onAct: (action: AccountAction) => void }) {
  const { t } = useI18n();
  const isOwner = account.role === 'owner';
  return (
    <Menu
      trigger={
        <IconButton label={t('admin.actions', { name: account.username })}>
          <MoreHorizontal size={17} aria-hidden />
        </IconButton>
      }
      items={[
        { label: t('admin.take'), icon: <MinusCircle size={15} />, onSelect: () => onAct('take') },
        { label: t('admin.changePlan'), icon: <CreditCard size={15} />, onSelect: () => onAct('plan') },
        { label: t('admin.changeRole'), icon: <ShieldCheck size={15} />, onSelect: () => onAct('role'), disabled: isOwner },
        { label: t('admin.rename'), icon: <Pencil size={15} />, onSelect: () => onAct('rename') },
        { label: t('admin.setPassword'), icon: <KeyRound size={15} />, onSelect: () => onAct('password') },
        'line',
        account.enabled
          ? { label: t('admin.suspend'), icon: <Ban size={15} />, danger: true, onSelect: () => onAct('suspend'), disabled: isOwner }
          : { label: t('admin.resume'), icon: <CircleCheck size={15} />, onSelect: () => onAct('resume') },
      ]}
    />
  );
}
