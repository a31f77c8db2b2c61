import { useEffect, useState } from 'react';

const interval = 250;

/** The milliseconds since a moment, counted on. */
export function useElapsed(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}
