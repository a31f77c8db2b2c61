import clsx from 'clsx';
import { isRunning, type Run } from '@/playground/runs/run';
import { ResultFoot } from '@/playground/results/ResultFoot';
import { ResultItem } from '@/playground/results/ResultItem';
import { TextResult } from '@/playground/results/TextResult';
import { Tile } from '@/ui/Tile';

const columns: Record<number, string> = { 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 xl:grid-cols-3', 4: 'sm:grid-cols-2 xl:grid-cols-4' };

/** One prompt and what each model made of it, side by side. */
export function ComparisonRow({ runs }: { runs: Run[] }) {
  const first = runs[0]!;
  return (
    <article aria-label={first.prompt} aria-busy={runs.some(isRunning)} className="fade-up">
      <div className="mb-3 flex items-start gap-2.5">
        <Tile category={first.category} size={10} className="mt-1.5" />
        <h2 className="line-clamp-3 min-w-0 flex-1 text-md font-medium whitespace-pre-wrap [overflow-wrap:anywhere]">{first.prompt}</h2>
      </div>
      <div className={clsx('grid items-start gap-x-4 gap-y-6', columns[runs.length] ?? columns[2])}>
        {runs.map((run) => (
          <section key={run.key} aria-label={run.modelName} className="min-w-0">
            <h3 className="mb-2 truncate text-sm font-semibold">{run.modelName}</h3>
            {run.category === 'text' ? <TextResult run={run} isPlain /> : <ResultItem run={run} isAlone={false} />}
            <ResultFoot group={[run]} isPlain />
          </section>
        ))}
      </div>
    </article>
  );
}
