import { Link } from '@tanstack/react-router';
import { useRunning } from '@/api/queries/running';
import { useI18n } from '@/i18n';

const delays = ['', '[animation-delay:150ms]', '[animation-delay:450ms]', '[animation-delay:300ms]'];

/** How many generations run; nothing while none does. */
export function Running() {
  const { t } = useI18n();
  const { data: running = 0 } = useRunning();
  if (running === 0) return null;
  return (
    <Link
      to="/gallery"
      search={{ status: 'pending' }}
      className="flex h-8 items-center gap-2 rounded-ctl px-2 text-sm text-accent-ink hover:bg-hover pointer-coarse:h-10"
    >
      <span className="grid grid-cols-2 gap-[2px]" aria-hidden>
        {delays.map((delay) => (
          <span key={delay} className={`size-[5px] animate-pulse rounded-[1px] bg-accent ${delay}`} />
        ))}
      </span>
      <span className="max-sm:sr-only">{t('nav.running', { n: running })}</span>
      <span className="num sm:hidden" aria-hidden>
        {running}
      </span>
    </Link>
  );
}
