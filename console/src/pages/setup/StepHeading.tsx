import { useEffect, useRef } from 'react';
import { usePageTitle } from '@/lib/title';

interface StepHeadingProps {
  title: string;
  lead: string;
  /** Leaves the focus to a field of the step. */
  quiet?: boolean;
}

/** Takes the focus when the step opens, so that a screen reader goes on with the new step. */
export function StepHeading({ title, lead, quiet }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => {
    if (!quiet) heading.current?.focus();
  }, [quiet]);
  return (
    <div>
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold outline-none">
        {title}
      </h1>
      <p className="mt-1 text-ink-2">{lead}</p>
    </div>
  );
}
