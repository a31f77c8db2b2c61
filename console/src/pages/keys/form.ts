import type { ApiKey, KeyRequest } from '@/api/queries/keys';

/** What the dialogs for a key hold while somebody types: texts and lists, not yet the body of a call. */
export interface KeyForm {
  name: string;
  isTest: boolean;
  scopes: Scope[];
  models: string[];
  budget: string;
  days: string;
  networks: string;
}

export const scopes = ['generate', 'read', 'manage'] as const;
export type Scope = (typeof scopes)[number];

export const emptyForm: KeyForm = { name: '', isTest: false, scopes: [...scopes], models: [], budget: '', days: '', networks: '' };

export const formOf = (key: ApiKey): KeyForm => ({
  name: key.name,
  isTest: key.is_test,
  scopes: key.scopes.length === 0 ? [...scopes] : scopes.filter((scope) => key.scopes.includes(scope)),
  models: key.models,
  budget: key.monthly_budget?.toString() ?? '',
  days: '',
  networks: key.cidrs.join(', '),
});

const listOf = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

/** The members that can be changed later, too. Null removes a limit. */
export const limitsOf = (form: KeyForm) => ({
  name: form.name.trim(),
  models: form.models,
  cidrs: listOf(form.networks),
  monthly_budget: form.budget ? Number(form.budget) : null,
});

export function requestOf(form: KeyForm, now: number): KeyRequest {
  return {
    ...limitsOf(form),
    is_test: form.isTest,
    scopes: form.scopes.length === scopes.length ? [] : form.scopes,
    expires_at: form.days ? new Date(now + Number(form.days) * 86_400_000).toISOString() : null,
  };
}

/** An empty list would mean every right, so a form without any right cannot be sent. */
export const isComplete = (form: KeyForm) => form.name.trim() !== '' && form.scopes.length > 0;
