import { QueryClient } from '@tanstack/react-query';
import { Failure } from './failure';

const retries = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < retries && error instanceof Failure && error.isTemporary && error.status !== 429,
      refetchOnWindowFocus: true,
      staleTime: 5_000,
      // A browser that calls itself offline still reaches a server on its own machine or network.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
