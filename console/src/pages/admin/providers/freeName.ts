interface Named {
  provider: string;
  name: string;
}

/** The name to propose for another key of a provider: one that it has not got yet. */
export function freeName(provider: string, keys: readonly Named[]): string {
  const taken = new Set(keys.filter((one) => one.provider === provider).map((one) => one.name));
  let name = 'main';
  for (let n = 2; taken.has(name); n++) name = `key-${n}`;
  return name;
}
