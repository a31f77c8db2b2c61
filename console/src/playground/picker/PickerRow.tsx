import clsx from 'clsx';
import { Check, Eye } from 'lucide-react';
import { useI18n } from '@/i18n';
import { Badge } from '@/ui/Badge';
import { Tile } from '@/ui/Tile';
import { VendorMark } from '@/ui/VendorMark';
import type { Model } from '../catalogue/config';
import { takesImages } from '../catalogue/inputs';
import { PriceRange } from '../PriceRange';

interface PickerRowProps {
  id: string;
  model: Model;
  /** The median time on this installation in milliseconds. */
  typical: number | null;
  isActive: boolean;
  isChosen: boolean;
  onPoint: () => void;
  onPick: () => void;
}

export function PickerRow({ id, model, typical, isActive, isChosen, onPoint, onPick }: PickerRowProps) {
  const { t, seconds } = useI18n();
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onMouseMove={onPoint}
      onClick={onPick}
      className={clsx(
        'grid cursor-pointer grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 rounded-ctl px-2.5 py-2',
        isActive && 'bg-hover',
      )}
    >
      <VendorMark name={model.provider} size={30} />
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <Tile category={model.category} size={8} />
          <span className="truncate font-medium">{model.name}</span>
          {takesImages(model) && <Eye size={13} className="shrink-0 text-ink-3" aria-label={t('models.vision')} />}
          {isChosen && <Check size={15} className="shrink-0 text-accent" aria-label={t('create.chosen')} />}
          {!model.available && <Badge tone="warn">{t('models.notServed')}</Badge>}
        </div>
        <div className="truncate text-xs text-ink-3">{model.description}</div>
      </div>
      <div className="text-end text-sm">
        <PriceRange model={model} />
        <div className="num text-xs whitespace-nowrap text-ink-3">
          {typical ? t('create.typical', { time: seconds(typical) }) : t('create.untried')}
        </div>
      </div>
    </div>
  );
}
