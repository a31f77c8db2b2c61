import clsx from 'clsx';
import { useI18n } from '@/i18n';

interface TokensProps {
  value: number;
  /** Shows + or −, for a change. */
  sign?: boolean;
  approx?: boolean;
  className?: string;
}

/** An amount of tokens: a gold stone and the number. */
export function Tokens({ value, sign, approx, className }: TokensProps) {
  const { number, t } = useI18n();
  const text = number(value, sign ? { signDisplay: 'exceptZero' } : undefined);
  const full = t('unit.tokens', { n: value });
  return (
    <span className={clsx('num inline-flex items-center gap-1.5 whitespace-nowrap', className)} title={full}>
      <svg viewBox="0 0 10 10" width="9" height="9" className="tile shrink-0" aria-hidden>
        <rect width="10" height="10" rx="2.2" fill="var(--gold)" />
        <path d="M2.2 4.4 4.4 2.2h1.8L2.2 6.2z" fill="#fff" opacity=".45" />
      </svg>
      <span aria-hidden>
        {approx && '≈ '}
        {text}
      </span>
      <span className="sr-only">{`${approx ? '≈ ' : ''}${sign && value > 0 ? '+' : ''}${full}`}</span>
    </span>
  );
}
