import clsx from 'clsx';

/** How much of a limit is used. It turns amber at 70 % and red at 90 %, and the numbers beside it say the same. */
export function Meter({ used, of, label, className }: { used: number; of: number | null; label: string; className?: string }) {
  const share = of ? Math.min(1, used / of) : 0;
  const fill = share >= 0.9 ? 'var(--danger)' : share >= 0.7 ? 'var(--gold)' : 'var(--accent)';
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of ?? Math.max(1, used)}
      aria-valuenow={Math.min(used, of ?? used)}
      aria-valuetext={`${used} / ${of ?? '∞'}`}
      className={clsx('h-1.5 overflow-hidden rounded-[2px] bg-sunken', className)}
    >
      <svg width="100%" height="6" aria-hidden>
        <rect width={`${share * 100}%`} height="6" rx="2" fill={fill} />
      </svg>
    </div>
  );
}
