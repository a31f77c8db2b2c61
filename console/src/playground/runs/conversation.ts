import { perTab } from '@/lib/storage';
import { randomKey } from '../randomKey';

const storageKey = 'tessera.conversation';

/** The conversation that a new text belongs to; kept for this tab. */
export function currentConversation(): string {
  return perTab.read(storageKey) ?? newConversation();
}

export function newConversation(): string {
  const id = randomKey();
  perTab.write(storageKey, id);
  return id;
}
