import { useSyncExternalStore } from 'react';

// Whether the last call reached the server. A page that waits for it listens here.
let lost = false;
const listeners = new Set<() => void>();

export const connection = {
  get isLost() {
    return lost;
  },
  report(isLost: boolean) {
    if (lost === isLost) return;
    lost = isLost;
    listeners.forEach((listener) => listener());
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};

export const useIsOffline = () => useSyncExternalStore(connection.subscribe, () => lost);
