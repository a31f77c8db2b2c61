const ratios = [1.6, 1, 0.7, 1.3, 1, 1.75, 0.6, 1, 1.4, 1, 1.2, 0.8];

/** The shape of the grid while it loads. */
export function LoadingGrid({ count = ratios.length }: { count?: number }) {
  return (
    <div className="flex flex-wrap gap-1.5" aria-hidden>
      {ratios.slice(0, count).map((ratio, i) => (
        <div key={i} className="skeleton h-[150px] !rounded-tile md:h-[210px]" style={{ flexBasis: ratio * 190, flexGrow: ratio }} />
      ))}
    </div>
  );
}
