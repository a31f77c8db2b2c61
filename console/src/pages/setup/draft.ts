export interface OwnerDraft {
  username: string;
  email: string;
  password: string;
  code: string;
}

export interface ProviderDraft {
  id: number;
  provider: string;
  key: string;
  baseUrl: string;
}

/** Who uses the installation, which decides whether people may sign up themselves. */
export const audiences = ['me', 'team', 'customers'] as const;
export type Audience = (typeof audiences)[number];

export const emptyOwner: OwnerDraft = { username: '', email: '', password: '', code: '' };

/** Only what is filled in is sent: an empty base address means the vendor's own. */
export const toBody = ({ provider, key, baseUrl }: ProviderDraft) => ({
  provider,
  key: key.trim(),
  ...(baseUrl.trim() && { base_url: baseUrl.trim() }),
});

export const isFilled = ({ key, baseUrl }: ProviderDraft) => key.trim() !== '' || baseUrl.trim() !== '';
