import { RotateCcw } from 'lucide-react';

export function ResetButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="-m-1.5 self-center rounded-ctl p-1.5 text-ink-3 hover:text-ink"
    >
      <RotateCcw size={12} aria-hidden />
    </button>
  );
}
