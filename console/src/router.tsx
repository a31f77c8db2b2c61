import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { session } from './api/session';
import { isSetupRequired } from './api/setup';
import * as admin from './pages/admin/search';
import * as billing from './pages/billing/search';
import * as compare from './pages/compare/search';
import * as create from './pages/create/search';
import * as gallery from './pages/gallery/search';
import * as keys from './pages/keys/search';
import * as models from './pages/models/search';
import * as signIn from './pages/sign-in/search';
import * as usage from './pages/usage/search';
import * as webhooks from './pages/webhooks/search';
import * as workspaces from './pages/workspaces/search';
import { ErrorPage } from './shell/ErrorPage';
import { PagePending } from './shell/PagePending';

const root = createRootRoute();

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signIn.validateSearch,
  beforeLoad: async ({ search }) => {
    const { user } = await session.load();
    if (user) throw redirect({ to: search.to ?? '/' });
    // Where that cannot be asked, signing in says why.
    if (await isSetupRequired().catch(() => false)) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('./pages/sign-in')),
});

const setupRoute = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async () => {
    if (!(await isSetupRequired())) throw redirect({ to: '/sign-in' });
  },
  component: lazyRouteComponent(() => import('./pages/setup')),
});

/** Around every page of an account. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const { user } = await session.load();
    if (!user) throw redirect({ to: '/sign-in', search: { to: location.href === '/' ? undefined : location.href } });
  },
  component: lazyRouteComponent(() => import('./shell/Shell')),
});

const pages = [
  createRoute({
    getParentRoute: () => shell,
    path: '/',
    validateSearch: create.validateSearch,
    component: lazyRouteComponent(() => import('./pages/create')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/compare',
    validateSearch: compare.validateSearch,
    component: lazyRouteComponent(() => import('./pages/compare')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/gallery',
    validateSearch: gallery.validateSearch,
    component: lazyRouteComponent(() => import('./pages/gallery')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/models',
    validateSearch: models.validateSearch,
    component: lazyRouteComponent(() => import('./pages/models')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/models/$slug',
    component: lazyRouteComponent(() => import('./pages/model')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/keys',
    validateSearch: keys.validateSearch,
    component: lazyRouteComponent(() => import('./pages/keys')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/webhooks',
    validateSearch: webhooks.validateSearch,
    component: lazyRouteComponent(() => import('./pages/webhooks')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/usage',
    validateSearch: usage.validateSearch,
    component: lazyRouteComponent(() => import('./pages/usage')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/billing',
    validateSearch: billing.validateSearch,
    component: lazyRouteComponent(() => import('./pages/billing')),
  }),
  createRoute({
    getParentRoute: () => shell,
    path: '/workspaces',
    validateSearch: workspaces.validateSearch,
    component: lazyRouteComponent(() => import('./pages/workspaces')),
  }),
  createRoute({ getParentRoute: () => shell, path: '/settings', component: lazyRouteComponent(() => import('./pages/settings')) }),
  createRoute({
    getParentRoute: () => shell,
    path: '/admin',
    validateSearch: admin.validateSearch,
    component: lazyRouteComponent(() => import('./pages/admin')),
  }),
  createRoute({ getParentRoute: () => shell, path: '$', component: lazyRouteComponent(() => import('./pages/not-found')) }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signInRoute, setupRoute, shell.addChildren(pages)]),
  basepath: import.meta.env.BASE_URL,
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: PagePending,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
