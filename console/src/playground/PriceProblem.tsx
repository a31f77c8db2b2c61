import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useI18n } from '@/i18n';

interface PriceProblemProps {
  /** By which the button names this line as its description. */
  id: string;
  problem: string;
  /** Whether the balance is too small, for which there is a page. */
  isTooMuch: boolean;
  className?: string;
}

/** Why a call cannot be made as it is. */
export function PriceProblem({ id, problem, isTooMuch, className }: PriceProblemProps) {
  const { t } = useI18n();
  return (
    <p id={id} role="alert" className={clsx('text-danger', className)}>
      {problem}{' '}
      {isTooMuch && (
        <Link to="/billing" className="link">
          {t('create.topUp')}
        </Link>
      )}
    </p>
  );
}
