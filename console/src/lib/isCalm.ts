/** Whether the user asked for no motion. */
export const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
