import { useId, type ReactNode } from 'react';

interface SectionProps {
  title: string;
  note?: string;
  children: ReactNode;
}

/** A part of the settings: its name at the side, its fields beside it. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-b border-line py-6 first-of-type:pt-0 last-of-type:border-0 md:grid-cols-[200px_minmax(0,460px)]"
    >
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {note && <p className="mt-1 text-sm text-ink-3">{note}</p>}
      </div>
      <div className="grid min-w-0 gap-4">{children}</div>
    </section>
  );
}
