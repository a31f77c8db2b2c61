import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '@/i18n/en';
import { textsOf } from './texts';

const source = join(import.meta.dirname, '../../src');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^i18n.(en|ru)\b/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

/** A text is asked for by its key, or by the part before a name known only at run time: `t(`gallery.${state}`)`. */
const isAsked = (key: string): boolean =>
  code.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix) && !key.slice(prefix.length).includes('.'));
const prefixes = [...code.matchAll(/`([\w.]+)\$\{/g)].map((match) => match[1]!).filter((prefix) => prefix.includes('.'));

test('Every text is shown somewhere', () => {
  expect(prefixes).toContain('category.');
  expect(
    textsOf(en)
      .map((text) => text.key)
      .filter((key) => !isAsked(key)),
  ).toEqual([]);
});
