/** Browser storage that may be full or forbidden: reading finds nothing then, writing does nothing. */
const guarded = (storage: () => Storage) => ({
  read(name: string): string | null {
    try {
      return storage().getItem(name);
    } catch {
      return null;
    }
  },
  write(name: string, value: string | null): void {
    try {
      if (value === null) storage().removeItem(name);
      else storage().setItem(name, value);
    } catch {
      // What is remembered is a convenience.
    }
  },
});

/** Kept for every tab, until it is removed. */
export const local = guarded(() => localStorage);
/** Kept for this tab, over reloads. */
export const perTab = guarded(() => sessionStorage);
