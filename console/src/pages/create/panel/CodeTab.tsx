import { lazy, Suspense } from 'react';
import { Skeleton } from '@/ui/Skeleton';

const CodePanel = lazy(() => import('./CodePanel'));

/** The samples are loaded when they are asked for. */
export const CodeTab = () => (
  <Suspense fallback={<Skeleton className="h-64" />}>
    <CodePanel />
  </Suspense>
);
