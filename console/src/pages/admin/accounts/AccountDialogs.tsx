import type { Account } from '@/api/queries/admin';
import type { AccountAction } from './AccountMenu';
import { ChangePlan } from './ChangePlan';
import { ChangeRole } from './ChangeRole';
import { MoveTokens } from './MoveTokens';
import { Rename } from './Rename';
import { SetPassword } from './SetPassword';
import { Suspend } from './Suspend';

export interface AccountDialogProps {
  account: Account;
  onClose: () => void;
}

export function AccountDialogs({ action, ...rest }: AccountDialogProps & { action: AccountAction }) {
  switch (action) {
    case 'grant':
    case 'take':
      return <MoveTokens taking={action === 'take'} {...rest} />;
    case 'plan':
      return <ChangePlan {...rest} />;
    case 'role':
      return <ChangeRole {...rest} />;
    case 'rename':
      return <Rename {...rest} />;
    case 'password':
      return <SetPassword {...rest} />;
    case 'suspend':
    case 'resume':
      return <Suspend {...rest} />;
  }
}
