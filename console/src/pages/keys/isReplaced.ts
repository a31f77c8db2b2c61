import type { ApiKey } from '@/api/queries/keys';

/** Whether a key is the old secret of a rotation: it ends, and a younger key of the same name and kind has taken over. */
export const isReplaced = (key: ApiKey, all: readonly ApiKey[]) =>
  key.expires_at !== null && all.some((other) => other.id > key.id && other.name === key.name && other.is_test === key.is_test);
