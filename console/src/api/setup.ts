import { json, type Schemas } from './client';
import type { Session } from './session';

export type SetupState = Schemas['SetupState'];
export type ProviderKey = Schemas['SetupProviderRequest'];
export type SetupBody = Schemas['SetupRequest'];
export type ProviderTest = Schemas['ProviderTest'];

let closed = false;

export const loadSetup = () => json<SetupState>('/api/v2/setup');

/** Whether the installation has no owner yet. Once it has one, it is not asked again. */
export async function isSetupRequired(): Promise<boolean> {
  if (closed) return false;
  const { required } = await loadSetup();
  closed = !required;
  return required;
}

export const finishSetup = (body: SetupBody) => json<Session>('/api/v2/setup', { method: 'POST', body: JSON.stringify(body) });

export const testProvider = (key: ProviderKey, code: string) =>
  json<ProviderTest>('/api/v2/setup/providers/test', { method: 'POST', body: JSON.stringify({ ...key, ...(code && { code }) }) });
