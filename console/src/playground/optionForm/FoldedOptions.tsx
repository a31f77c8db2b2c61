import clsx from 'clsx';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '@/i18n';
import { Button } from '@/ui/Button';

interface FoldedOptionsProps {
  count: number;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** Options that few people change, behind a button. */
export function FoldedOptions({ count, isOpen, onToggle, children }: FoldedOptionsProps) {
  const { t } = useI18n();
  return (
    <div>
      <Button
        kind="quiet"
        size="sm"
        className="-ms-2.5"
        aria-expanded={isOpen}
        icon={<ChevronDown size={14} aria-hidden className={clsx('transition-transform', isOpen && 'rotate-180')} />}
        onClick={onToggle}
      >
        {t('create.advanced', { n: count })}
      </Button>
      {isOpen && <div className="mt-3 grid gap-4.5">{children}</div>}
    </div>
  );
}
