import { useSyncExternalStore } from 'react';
import { connection } from './connection';
import { Failure } from './failure';
import type { components } from './schema';

export type Session = components['schemas']['SessionReply'];
export type SessionUser = components['schemas']['UserProfile'];
export type Role = SessionUser['role'];

export interface NewAccount {
  email: string;
  password: string;
  username?: string;
}

/** `ended`: the server ended the session while the page was in use; what is on the page stays until the user signs in again. */
interface State {
  session: Session | null;
  ended: boolean;
}

let state: State = { session: null, ended: false };
const listeners = new Set<() => void>();
const channel = new BroadcastChannel('tessera.session');

function set(next: Partial<State>) {
  state = { ...state, ...next };
  listeners.forEach((listener) => listener());
}

async function fetchSession(path = '/api/v2/session', init?: RequestInit): Promise<Session> {
  let reply: Response;
  try {
    reply = await fetch(path, {
      ...init,
      headers: { 'accept-language': document.documentElement.lang, ...init?.headers },
    });
  } catch {
    connection.report(true);
    throw Failure.offline();
  }
  if (!reply.ok) throw await Failure.of(reply);
  connection.report(false);
  return (await reply.json().catch(() => nothing)) as Session;
}

// DELETE is answered without a body.
const nothing: Session = { user: null, csrf: null, features: { registration: false, redeem: false } };

async function enter(path: string, body: object): Promise<void> {
  session.entered(
    await fetchSession(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );
}

export const session = {
  get user() {
    return state.session?.user ?? null;
  },
  get csrf() {
    return state.session?.csrf ?? null;
  },

  /** Asks the server which account is signed in; the answer is kept, so later pages do not wait for it. */
  async load({ fresh = false } = {}): Promise<Session> {
    if (state.session && !fresh) return state.session;
    const loaded = await fetchSession();
    const before = this.user?.id;
    if (before === undefined || before === loaded.user?.id) set({ session: loaded, ended: false });
    else if (!loaded.user) set({ ended: true });
    // Another account signed in from another tab, and this one shows the former's pages.
    else location.reload();
    return loaded;
  },

  signIn: (email: string, password: string) => enter('/api/v2/session', { email, password }),

  register: (account: NewAccount) => enter('/api/v2/session/register', account),

  /** After a call that signed the browser in: set-up answers with a session too. */
  entered(next: Session): void {
    const before = this.user?.id;
    channel.postMessage({ signedIn: next.user?.id ?? null });
    if (before !== undefined && before !== next.user?.id) location.reload();
    else set({ session: next, ended: false });
  },

  /** The account changed something of itself. */
  userChanged(change: Partial<SessionUser>): void {
    const { session: current } = state;
    if (current?.user) set({ session: { ...current, user: { ...current.user, ...change } } });
  },

  /** Signs out and loads the sign-in page, so that nothing of the account stays in memory. */
  async signOut(): Promise<void> {
    await fetchSession('/api/v2/session', { method: 'DELETE', headers: { 'x-csrf': this.csrf ?? '' } });
    channel.postMessage({ signedIn: null });
    location.assign(`${import.meta.env.BASE_URL}sign-in`);
  },

  /** A call was answered 401: the session has expired, or was ended from elsewhere. */
  expire() {
    if (state.session?.user) set({ ended: true });
  },

  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

export const useSession = () => useSyncExternalStore(session.subscribe, () => state);

/** The signed-in account; the shell is only shown where there is one. */
export function useUser(): SessionUser {
  const { session: current } = useSession();
  if (!current?.user) throw new Error('useUser needs a signed-in session.');
  return current.user;
}

// Another tab signed in or out.
channel.onmessage = ({ data }: MessageEvent<{ signedIn: number | null }>) => {
  if (data.signedIn === null) session.expire();
  else void session.load({ fresh: true }).catch(() => undefined);
};
