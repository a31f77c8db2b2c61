import clsx from 'clsx';
import { useMemo } from 'react';
import { parseMarkdown, type Block, type Inline } from '@/lib/markdown';

/** An answer of a text model. It stays text: no HTML of the model reaches the page. */
export function Prose({ text, streaming }: { text: string; streaming?: boolean }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className="grid min-w-0 gap-3 text-md leading-relaxed [overflow-wrap:anywhere]">
      {blocks.map((block, i) => (
        <ProseBlock key={i} block={block} caret={Boolean(streaming) && i === blocks.length - 1} />
      ))}
      {streaming && blocks.length === 0 && <p className="caret" />}
    </div>
  );
}

function ProseBlock({ block, caret }: { block: Block; caret: boolean }) {
  switch (block.kind) {
    case 'code':
      return (
        <pre tabIndex={0} className={clsx('mono overflow-x-auto rounded-card border border-line bg-surface p-3 text-xs', caret && 'caret')}>
          {block.text}
        </pre>
      );
    case 'heading':
      return (
        <h3 className={clsx('text-md font-semibold', caret && 'caret')}>
          <Inlines inlines={block.inlines} />
        </h3>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List className={clsx('grid gap-1 ps-5', block.ordered ? 'list-decimal' : 'list-disc')}>
          {block.items.map((item, i) => (
            <li key={i} className={clsx(caret && i === block.items.length - 1 && 'caret')}>
              <Inlines inlines={item} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return (
        <p className={clsx('whitespace-pre-wrap', caret && 'caret')}>
          <Inlines inlines={block.inlines} />
        </p>
      );
  }
}

function Inlines({ inlines }: { inlines: Inline[] }) {
  return inlines.map((inline, i) => {
    if (inline.kind === 'strong') return <strong key={i}>{inline.text}</strong>;
    if (inline.kind === 'code')
      return (
        <code key={i} className="mono rounded-[4px] bg-sunken px-1 py-px">
          {inline.text}
        </code>
      );
    return inline.text;
  });
}
