export type Text = { key: string; forms: Record<string, string> };

/** Every text with its key; one that is no plural has the form "other" alone. */
export function textsOf(node: object, prefix = ''): Text[] {
  return Object.entries(node).flatMap(([name, value]: [string, string | Record<string, string>]) => {
    const key = prefix + name;
    if (typeof value === 'string') return [{ key, forms: { other: value } }];
    return 'one' in value && 'other' in value ? [{ key, forms: value }] : textsOf(value, `${key}.`);
  });
}

export const placeholdersOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
