import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));

/** Attributes that a reader sees or hears. */
const spoken = new Set(['aria-label', 'aria-valuetext', 'alt', 'title', 'placeholder', 'label', 'lead', 'hint']);
/** What is the same in both languages: names, codes, units, marks. */
const allowed = /^(Tessera|Esc|Ctrl|OpenAPI|cURL|Python|JavaScript|C#|CSV|API|UTC|ID|[A-Z]{2,5}|https?:\S+|\{.*\})$/;
const isLanguage = (text: string) => /\p{L}{2,}/u.test(text) && !allowed.test(text.trim());

function literalsIn(name: string): string[] {
  const file = ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isLanguage(node.text)) found.push(node.text.trim());
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const { text } = node.initializer;
      if (isLanguage(text) && text.includes(' ')) found.push(text);
      else if (isLanguage(text) && !/^[\w.:/[\]-]+$/.test(text)) found.push(text);
      else if (node.name.getText().startsWith('aria-') && isLanguage(text)) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.map((text) => `${name}: ${text}`);
}

test('Every text that a reader sees comes from the dictionaries', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap(literalsIn)).toEqual([]);
});

test('No page writes HTML of its own', () => {
  const raw = files.filter((name) =>
    /dangerouslySetInnerHTML|\.innerHTML\b|insertAdjacentHTML/.test(readFileSync(join(source, name), 'utf8')),
  );
  expect(raw).toEqual([]);
});
