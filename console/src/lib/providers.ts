import list from './providers.json';

export interface Provider {
  name: string;
  title: string;
  /** A server of the operator's own: it has no usual address, and may need no key. */
  isOwn?: boolean;
}

/** What Tessera has a connector for. The file is generated from src/Tessera.Providers/BuiltInProviders.cs by ProviderListTests. */
export const providers: Provider[] = list;

export const providerTitle = (name: string) => providers.find((one) => one.name === name)?.title ?? name;
