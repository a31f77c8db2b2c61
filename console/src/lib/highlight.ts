export type PieceKind = 'plain' | 'string' | 'number' | 'comment' | 'keyword';
export interface Piece {
  text: string;
  kind: PieceKind;
}

const keywords =
  'import|from|as|const|let|var|new|await|async|for|of|in|while|if|else|return|using|print|def|with|null|None|true|false|True|False|curl|export|public|string|int|function|class';
const pattern = new RegExp(
  [
    String.raw`(?<comment>(?:#|\/\/)[^\n]*)`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])*'|\`[^\`]*\`)`,
    String.raw`(?<number>\b\d+(?:\.\d+)?\b)`,
    String.raw`(?<keyword>\b(?:${keywords})\b)`,
  ].join('|'),
  'g',
);

/** Pieces of a code sample for colouring. It knows what our own samples are written in: shell, Python, JavaScript, C# and JSON. */
export function highlight(code: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of code.matchAll(pattern)) {
    // An address inside a plain shell word is not a comment: "https://…".
    if (match.groups?.comment?.startsWith('//') && code[match.index - 1] === ':') continue;
    if (match.index > at) pieces.push({ text: code.slice(at, match.index), kind: 'plain' });
    const kind = (Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] ?? 'plain') as PieceKind;
    pieces.push({ text: match[0], kind });
    at = match.index + match[0].length;
  }
  if (at < code.length) pieces.push({ text: code.slice(at), kind: 'plain' });
  return pieces;
}
