import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useStats } from '@/api/queries/stats';
import { useI18n } from '@/i18n';
import { Dialog } from '@/ui/Dialog';
import type { Model } from '../catalogue/config';
import { findModels, type KindFilter, type ModelSort } from './findModels';
import { PickerHead } from './PickerHead';
import { PickerRow } from './PickerRow';

interface ModelPickerProps {
  models: Model[];
  kind: KindFilter;
  /** The slugs that are chosen already. */
  chosen: string[];
  /** Whether another kind can be picked. */
  isKindFixed?: boolean;
  onPick: (model: Model) => void;
  onClose: () => void;
}

/** A list to search, for the keyboard: the arrows move while the field keeps the focus, Enter picks. */
export default function ModelPicker({ models, kind: firstKind, chosen, isKindFixed, onPick, onClose }: ModelPickerProps) {
  const { t } = useI18n();
  const id = useId();
  const [text, setText] = useState('');
  const [kind, setKind] = useState(firstKind);
  const [sort, setSort] = useState<ModelSort>('price');
  const stats = useStats().data;
  const found = findModels(models, { text, kind, sort, isKindFixed }, stats);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      found.findIndex((model) => model.slug === chosen[0]),
    ),
  );
  const current = found[Math.min(at, found.length - 1)];
  const rowId = (model: Model) => `${id}-${model.slug}`;

  // The chosen model is in sight when the list opens.
  const first = useRef(current && rowId(current));
  useEffect(() => {
    const row = first.current ? document.getElementById(first.current) : null;
    // Only the list scrolls: scrollIntoView would move the dialog round it too.
    const list = row?.closest('[role=listbox]');
    if (row && list) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }, []);

  const reset =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setAt(0);
    };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: found.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      onPick(current);
    }
    // Home and End belong to the text while there is some.
    if (target === undefined || (text && (event.key === 'Home' || event.key === 'End'))) return;
    event.preventDefault();
    const isStep = Math.abs(target - at) === 1;
    const next = isStep ? (target + found.length) % Math.max(1, found.length) : Math.min(Math.max(0, target), found.length - 1);
    setAt(next);
    const model = found[next];
    if (model) document.getElementById(rowId(model))?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <Dialog open onClose={onClose} title={t('create.changeModel')} bare>
      <PickerHead
        text={text}
        kind={kind}
        sort={sort}
        isKindFixed={isKindFixed}
        onText={reset(setText)}
        onKind={reset(setKind)}
        onSort={reset(setSort)}
        onKeyDown={onKeyDown}
        listId={id}
        activeId={current && rowId(current)}
      />
      <div id={id} role="listbox" tabIndex={-1} aria-label={t('models.title')} className="h-[min(58dvh,480px)] overflow-y-auto p-1.5">
        {found.map((model, i) => (
          <PickerRow
            key={model.slug}
            id={rowId(model)}
            model={model}
            typical={stats?.get(model.slug)?.p50_ms ?? null}
            isActive={model === current}
            isChosen={chosen.includes(model.slug)}
            onPoint={() => setAt(i)}
            onPick={() => onPick(model)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className="absolute inset-x-0 top-40 px-4 text-center text-ink-3">
          {t('create.noModels')}
        </p>
      )}
    </Dialog>
  );
}
