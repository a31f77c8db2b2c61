import clsx from 'clsx';
import { useI18n } from '@/i18n';
import { Tile } from './Tile';

interface KindFilterProps<T extends string> {
  label: string;
  kinds: readonly T[];
  value: T | undefined;
  onChange: (kind: T | undefined) => void;
}

/** All kinds or one of them; on a phone a row that scrolls. */
export function KindFilter<T extends string>({ label, kinds, value, onChange }: KindFilterProps<T>) {
  const { t, find } = useI18n();
  return (
    <div
      role="group"
      aria-label={label}
      className="scroll-row -mx-4 flex max-w-[calc(100%+2rem)] gap-1 px-4 py-0.5 sm:mx-0 sm:max-w-full sm:flex-wrap sm:px-0"
    >
      {[undefined, ...kinds].map((kind) => (
        <button
          key={kind ?? 'all'}
          type="button"
          aria-pressed={value === kind}
          onClick={() => onChange(kind)}
          className={clsx(
            'flex h-[34px] shrink-0 items-center gap-1.5 rounded-ctl border px-2.5 text-sm transition-colors pointer-coarse:h-10',
            value === kind
              ? 'border-accent bg-accent-soft font-medium text-accent-ink'
              : 'border-line-2 bg-raised text-ink-2 hover:border-ink-3 hover:text-ink',
          )}
        >
          {kind && <Tile category={kind} size={8} />}
          {kind ? (find(`category.${kind}`) ?? kind) : t('common.all')}
        </button>
      ))}
    </div>
  );
}
