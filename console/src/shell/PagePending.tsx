import { Skeleton } from '@/ui/Skeleton';

/** While the script of a page loads. */
export const PagePending = () => (
  <div className="grid gap-5" aria-busy>
    <Skeleton className="h-7 w-40" />
    <Skeleton className="h-24" />
    <Skeleton className="h-64" />
  </div>
);
