import { visibleSlots } from '@/playground/catalogue/inputs';
import { usePlayground } from '../usePlayground';
import { FileSlot } from './FileSlot';
import { isCompact } from './isCompact';

export function FileSlots({ isDragging }: { isDragging: boolean }) {
  const { slots, draft, category, setFiles, attach } = usePlayground();
  const isFilled = (name: string) => name in draft.files;
  const shown = isCompact(category, slots) && !isDragging ? slots.filter(({ name }) => isFilled(name)) : visibleSlots(slots, isFilled);
  if (shown.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2 px-3.5 pt-3">
      {shown.map((slot) => (
        <FileSlot
          key={slot.name}
          slot={slot}
          file={draft.files[slot.name]}
          isDragging={isDragging}
          onFile={(file) => attach(slot.name, file)}
          onRemove={() => setFiles((files) => Object.fromEntries(Object.entries(files).filter(([name]) => name !== slot.name)))}
        />
      ))}
    </div>
  );
}
