/** Waits; ends early when the signal is aborted. */
export const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The wait before the n-th attempt: 0.5 s, 1 s, 2 s … 8 s. */
export const backOff = (attempt: number) => Math.min(8000, 500 * 2 ** attempt);
