import { CopyButton } from './CopyButton';

/** A secret that the server shows a single time: in gold, so that it is not taken for a text to skip. */
export function SecretOnce({ secret, label }: { secret: string; label: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-card border border-gold bg-gold-soft px-3.5 py-2.5 sm:py-1.5 sm:pe-1.5">
      <code aria-label={label} className="mono min-w-0 flex-1 basis-56 py-1 text-[13px] break-all select-all">
        {secret}
      </code>
      <CopyButton kind="button" text={secret} />
    </div>
  );
}
