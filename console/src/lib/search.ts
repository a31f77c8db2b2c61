/** What stands in an address is text that anyone may have edited: what does not fit is ignored. */
export type Search = Record<string, unknown>;

export function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value ? value : undefined;
}

export const asNumber = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isFinite(number) && number > 0 ? number : undefined;
};

export const asFlag = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);

export function asOneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}
