import clsx from 'clsx';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useI18n } from '@/i18n';
import { IconButton } from './IconButton';
import { Input } from './Input';

export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" className={clsx('pe-11', className)} {...rest} />
      <IconButton
        label={t(shown ? 'common.hidePassword' : 'common.showPassword')}
        aria-pressed={shown}
        className="absolute inset-y-0 end-1 my-auto"
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
      </IconButton>
    </div>
  );
}
