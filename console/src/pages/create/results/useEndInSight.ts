import { useEffect, useRef } from 'react';
import { isCalm } from '@/lib/isCalm';
import type { Run } from '@/playground/runs/run';

const near = 80;

/** Shows the newest press, and keeps the end in sight while a text grows or an image arrives, if it was in sight. */
export function useEndInSight(runs: Run[], lastPress: string | undefined) {
  const isAtEnd = useRef(true);
  useEffect(() => {
    const note = () => {
      isAtEnd.current = document.documentElement.scrollHeight - innerHeight - scrollY < near;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
  }, []);

  useEffect(() => {
    if (isAtEnd.current) scrollToEnd('auto');
  }, [runs]);

  useEffect(() => {
    const frame = requestAnimationFrame(() => scrollToEnd(isCalm() ? 'auto' : 'smooth'));
    return () => cancelAnimationFrame(frame);
  }, [lastPress]);
}

const scrollToEnd = (behavior: ScrollBehavior) => scrollTo({ top: document.documentElement.scrollHeight, behavior });
