import clsx from 'clsx';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Input } from './Input';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** A search that follows the address and changes it when typing pauses, so that each letter is not an entry of its own. */
export function SearchBox({ label, value, onChange, className = 'w-full sm:w-64' }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const latest = useRef(onChange);
  if (known !== value) {
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === value) return;
    const timer = setTimeout(() => latest.current(wanted), 250);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <div className={clsx('relative', className)}>
      <Search size={15} className="pointer-events-none absolute inset-y-0 left-2.5 my-auto text-ink-3" aria-hidden />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="!ps-8"
      />
    </div>
  );
}
