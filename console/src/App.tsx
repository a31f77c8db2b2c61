import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './api/queryClient';
import type { Language } from './i18n';
import type { Dictionary } from './i18n/dictionary';
import { PreferencesProvider } from './lib/PreferencesProvider';
import { router } from './router';
import { Toasts } from './ui/Toasts';

export function App({ language, texts }: { language: Language; texts: Dictionary }) {
  return (
    <PreferencesProvider language={language} texts={texts}>
      <QueryClientProvider client={queryClient}>
        <Toasts>
          <RouterProvider router={router} />
        </Toasts>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}
