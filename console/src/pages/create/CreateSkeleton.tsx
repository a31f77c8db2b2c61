import { Skeleton } from '@/ui/Skeleton';

export function CreateSkeleton() {
  return (
    <div className="mx-auto grid w-full max-w-[860px] gap-4 pt-6">
      <Skeleton className="h-8 w-56" />
      <div className="grid gap-2 sm:grid-cols-3">
        <Skeleton className="h-24" />
        <Skeleton className="h-24 max-sm:hidden" />
        <Skeleton className="h-24 max-sm:hidden" />
      </div>
      <Skeleton className="h-56" />
      <Skeleton className="h-36 rounded-panel!" />
    </div>
  );
}
