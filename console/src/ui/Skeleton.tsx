import clsx from 'clsx';

/** Stands for what is loading, in its own shape. */
export const Skeleton = ({ className }: { className?: string }) => <div className={clsx('skeleton', className)} aria-hidden />;
