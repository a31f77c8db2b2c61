import { Check, Copy } from 'lucide-react';
import { useI18n } from '@/i18n';
import { Button } from './Button';
import { IconButton } from './IconButton';
import { useCopy } from './useCopy';

interface CopyButtonProps {
  text: string;
  label?: string;
  kind?: 'icon' | 'button';
  className?: string;
}

export function CopyButton({ text, label, kind = 'icon', className }: CopyButtonProps) {
  const { t } = useI18n();
  const { done, copy } = useCopy();
  const name = done ? t('common.copied') : (label ?? t('common.copy'));
  const mark = done ? <Check size={15} className="text-ok" aria-hidden /> : <Copy size={15} aria-hidden />;
  const onClick = () => void copy(text);

  return kind === 'icon' ? (
    <IconButton label={name} onClick={onClick} className={className}>
      {mark}
    </IconButton>
  ) : (
    <Button icon={mark} onClick={onClick} className={className}>
      {name}
    </Button>
  );
}
