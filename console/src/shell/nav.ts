import {
  Boxes,
  ChartColumn,
  Columns3,
  Images,
  KeyRound,
  Settings,
  ShieldCheck,
  Sparkles,
  UsersRound,
  Wallet,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import type { Role, SessionUser } from '@/api/session';
import type { TextKey } from '@/i18n';

export interface NavItem {
  to: '/' | '/compare' | '/gallery' | '/models' | '/keys' | '/webhooks' | '/usage' | '/billing' | '/workspaces' | '/settings' | '/admin';
  label: TextKey;
  icon: LucideIcon;
  /** Pressed after "g". */
  key: string;
  roles?: Role[];
}

export interface NavGroup {
  label: TextKey;
  items: NavItem[];
}

const groups: NavGroup[] = [
  {
    label: 'nav.groupWork',
    items: [
      { to: '/', label: 'nav.create', icon: Sparkles, key: 'c' },
      { to: '/compare', label: 'nav.compare', icon: Columns3, key: 'o' },
      { to: '/gallery', label: 'nav.gallery', icon: Images, key: 'g' },
      { to: '/models', label: 'nav.models', icon: Boxes, key: 'm' },
    ],
  },
  {
    label: 'nav.groupBuild',
    items: [
      { to: '/keys', label: 'nav.keys', icon: KeyRound, key: 'k' },
      { to: '/webhooks', label: 'nav.webhooks', icon: Webhook, key: 'w' },
    ],
  },
  {
    label: 'nav.groupAccount',
    items: [
      { to: '/usage', label: 'nav.usage', icon: ChartColumn, key: 'u' },
      { to: '/billing', label: 'nav.billing', icon: Wallet, key: 'b' },
      { to: '/workspaces', label: 'nav.workspaces', icon: UsersRound, key: 't' },
      { to: '/settings', label: 'nav.settings', icon: Settings, key: 's' },
      { to: '/admin', label: 'nav.admin', icon: ShieldCheck, key: 'a', roles: ['owner', 'admin', 'auditor'] },
    ],
  },
];

/** The pages that an account may open. */
export const navFor = (user: SessionUser): NavGroup[] =>
  groups.map((group) => ({ ...group, items: group.items.filter((item) => !item.roles || item.roles.includes(user.role)) }));

/** The five of the bottom bar on a phone. */
export const bottomNav: NavItem[] = (['/', '/gallery', '/models', '/usage', '/keys'] as const).flatMap((to) =>
  groups.flatMap((group) => group.items.filter((item) => item.to === to)),
);

/** Whether `path` is the item's page or one below it. */
export const isAt = (item: NavItem, path: string) => (item.to === '/' ? path === '/' : path === item.to || path.startsWith(`${item.to}/`));
