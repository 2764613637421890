import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiFailure } from './api/failure.ts';
import { SessionProvider } from './api/session.tsx';
import { Shell } from './app.tsx';
import { LanguageProvider } from './texts/language.tsx';
import { AppearanceProvider } from './theme/appearance.tsx';
import './theme/base.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => error instanceof ApiFailure && error.status === 0 && times < 2,
      refetchOnWindowFocus: true,
    },
  },
});

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no #app');

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <AppearanceProvider>
          <SessionProvider>
            <Shell />
          </SessionProvider>
        </AppearanceProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
