import { useQuery } from '@tanstack/react-query';
import { useI18n, type TextKey } from '@/i18n';
import { emptyDraft } from '@/playground/call/savedDraft';
import type { Model, Options } from '@/playground/catalogue/config';
import { formPriceQuery } from '@/playground/usePrice';
import { Skeleton } from '@/ui/Skeleton';
import { Tile } from '@/ui/Tile';
import { Tokens } from '@/ui/Tokens';
import { usePlayground } from '../usePlayground';

export function ExampleCard({ text, model, options = {} }: { text: TextKey; model: Model; options?: Options }) {
  const { t } = useI18n();
  const { chooseModel, focusPrompt } = usePlayground();
  const prompt = t(text);
  const price = useQuery(formPriceQuery(model, { ...emptyDraft(model.slug), prompt, options }));
  return (
    <button
      type="button"
      onClick={() => {
        chooseModel(model, { prompt, options, count: 1 });
        focusPrompt();
      }}
      className="card flex flex-col justify-between gap-3 p-3.5 text-start transition-colors hover:border-line-2 hover:bg-raised"
    >
      <span className="text-md leading-snug">{prompt}</span>
      <span className="flex items-center justify-between gap-2 text-xs text-ink-3">
        <span className="flex min-w-0 items-center gap-1.5">
          <Tile category={model.category} size={8} />
          <span className="truncate">{model.name}</span>
        </span>
        {price.data ? <Tokens value={price.data.token_cost} className="text-ink-2" /> : !price.isError && <Skeleton className="h-3 w-7" />}
      </span>
    </button>
  );
}
