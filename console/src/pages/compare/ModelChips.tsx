import { ChevronDown, Plus, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useI18n } from '@/i18n';
import { categories } from '@/lib/category';
import type { Model } from '@/playground/catalogue/config';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { Segmented } from '@/ui/Segmented';
import { Tile } from '@/ui/Tile';
import { Tokens } from '@/ui/Tokens';
import { VendorMark } from '@/ui/VendorMark';
import { fewest, most, type useComparison } from './useComparison';

const ModelPicker = lazy(() => import('@/playground/picker/ModelPicker'));

interface ModelChipsProps {
  all: Model[];
  comparison: ReturnType<typeof useComparison>;
  costs: (number | undefined)[];
}

/** The kind, and the two to four models of it that are compared. */
export function ModelChips({ all, comparison, costs }: ModelChipsProps) {
  const { t } = useI18n();
  const { kind, models, setKind, add, remove, replace } = comparison;
  const [picking, setPicking] = useState<Model | 'new' | null>(null);
  const kinds = categories.filter((one) => all.filter((model) => model.category === one).length >= fewest);

  return (
    <div className="grid gap-3">
      <Segmented
        tabs
        label={t('create.kinds')}
        value={kind}
        onChange={setKind}
        items={kinds.map((one) => ({ value: one, label: kindLabel(one, t(`category.${one}`)) }))}
      />
      <ul aria-label={t('models.title')} className="grid gap-2 sm:grid-cols-2">
        {models.map((model, i) => (
          <li key={model.slug} className="card flex items-center gap-2 p-1.5">
            <button
              type="button"
              aria-haspopup="dialog"
              title={t('create.changeModel')}
              onClick={() => setPicking(model)}
              className="flex min-w-0 flex-1 items-center gap-2 rounded-ctl p-1 text-start font-medium hover:bg-hover"
            >
              <VendorMark name={model.provider} size={24} />
              <span className="truncate">{model.name}</span>
              <ChevronDown size={14} aria-hidden className="shrink-0 text-ink-3" />
            </button>
            {costs[i] !== undefined && <Tokens value={costs[i]} className="text-sm text-ink-2" />}
            {models.length > fewest && (
              <IconButton label={`${t('create.remove')}: ${model.name}`} onClick={() => remove(model)}>
                <X size={15} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
        {models.length < most && (
          <li className="grid">
            <Button icon={<Plus size={15} aria-hidden />} className="h-auto! min-h-11 border-dashed!" onClick={() => setPicking('new')}>
              {t('compare.add')}
            </Button>
          </li>
        )}
      </ul>
      {picking && (
        <Suspense>
          <ModelPicker
            models={all.filter((model) => model.category === kind && (model === picking || !models.includes(model)))}
            kind={kind}
            isKindFixed
            chosen={picking === 'new' ? [] : [picking.slug]}
            onClose={() => setPicking(null)}
            onPick={(model) => {
              setPicking(null);
              if (picking === 'new') add(model);
              else replace(picking, model);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

const kindLabel = (category: string, text: string) => (
  <>
    <Tile category={category} size={8} />
    {text}
  </>
);
