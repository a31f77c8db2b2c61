import clsx from 'clsx';
import { useRef, type KeyboardEvent } from 'react';
import { useI18n } from '@/i18n';
import { categories, type Category } from '@/lib/category';
import { Tile } from '@/ui/Tile';
import { usePlayground } from '../usePlayground';

/** What can be made here. The arrow keys move between the kinds; the prompt stays. */
export function KindTabs() {
  const { t } = useI18n();
  const { models, category, chooseKind, focusPrompt } = usePlayground();
  const list = useRef<HTMLDivElement>(null);
  const kinds = categories.filter((kind) => models.some((model) => model.category === kind));

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = kinds[(kinds.indexOf(category) + step + kinds.length) % kinds.length];
    if (next) choose(next);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  const choose = (kind: Category) => {
    chooseKind(kind);
    requestAnimationFrame(() =>
      list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
  };

  return (
    <div className="border-b border-line">
      <div ref={list} role="tablist" aria-label={t('create.kinds')} onKeyDown={move} className="scroll-row flex gap-0.5 px-2 py-1.5">
        {kinds.map((kind) => (
          <button
            key={kind}
            id={`kind-${kind}`}
            type="button"
            role="tab"
            aria-selected={kind === category}
            aria-controls="create-form"
            tabIndex={kind === category ? 0 : -1}
            onClick={() => {
              choose(kind);
              // On a phone the keyboard would cover what was just chosen.
              if (matchMedia('(pointer: fine)').matches) focusPrompt();
            }}
            className={clsx(
              'flex h-7 shrink-0 items-center gap-1.5 rounded-[6px] px-2.5 text-sm transition-colors pointer-coarse:h-9',
              kind === category ? 'bg-active font-medium text-ink' : 'text-ink-3 hover:text-ink',
            )}
          >
            <Tile category={kind} size={kind === category ? 10 : 8} />
            {t(`category.${kind}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
