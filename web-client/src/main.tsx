import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isUnavailable } from './api/problem';
import { startSpeaking } from './i18n/text';
import { router } from './shell/router';
import { drafts } from './session/drafts';
import { applyTheme, keptTheme } from './shell/theme';
import { TooltipProvider } from './ui/Tooltip';
import './ui/tokens.css';
import './ui/base.css';

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => isUnavailable(error) && count < 3, refetchOnWindowFocus: false },
  },
});

drafts.takeBackUnsent();
applyTheme(keptTheme());
await startSpeaking();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <TooltipProvider delayDuration={500}>
          <RouterProvider router={router} />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
