export type Inline = { kind: 'text' | 'code' | 'strong'; text: string };
export type Block =
  | { kind: 'code'; language: string; text: string }
  | { kind: 'heading' | 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

const listItem = /^\s*(?:[-*•]|(\d+)[.)])\s+/;

/** The marks of Markdown that answers of models use. What is no mark stays text; HTML is never made. */
export function parseMarkdown(source: string): Block[] {
  return source
    .split(/(```[\s\S]*?(?:```|$))/g)
    .flatMap((part): Block[] => (part.startsWith('```') ? [parseFence(part)] : parseText(part)));
}

function parseFence(part: string): Block {
  const [, language = '', text = ''] = /^```([^\n]*)\n?([\s\S]*?)(?:```)?$/.exec(part) ?? [];
  return { kind: 'code', language: language.trim(), text: text.replace(/\n$/, '') };
}

function parseText(part: string): Block[] {
  return part
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim())
    .flatMap((paragraph) => {
      const heading = /^#{1,6}\s+([^\n]+)(?:\n([\s\S]*))?$/.exec(paragraph.trim());
      if (!heading) return [parseParagraph(paragraph)];
      const title: Block = { kind: 'heading', inlines: parseInline(heading[1] ?? '') };
      return heading[2]?.trim() ? [title, parseParagraph(heading[2])] : [title];
    });
}

function parseParagraph(paragraph: string): Block {
  const lines = paragraph.replace(/^\n+|\n+$/g, '').split('\n');
  if (!lines.every((line) => listItem.test(line))) return { kind: 'paragraph', inlines: parseInline(lines.join('\n')) };
  return {
    kind: 'list',
    ordered: listItem.exec(lines[0] ?? '')?.[1] !== undefined,
    items: lines.map((line) => parseInline(line.replace(listItem, ''))),
  };
}

function parseInline(text: string): Inline[] {
  return text
    .split(/(`[^`\n]+`|\*\*[^*\n]+\*\*)/g)
    .filter(Boolean)
    .map((part): Inline => {
      if (/^`[^`]+`$/.test(part)) return { kind: 'code', text: part.slice(1, -1) };
      if (/^\*\*[^*]+\*\*$/.test(part)) return { kind: 'strong', text: part.slice(2, -2) };
      return { kind: 'text', text: part };
    });
}
