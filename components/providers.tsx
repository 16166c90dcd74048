'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { SessionProvider } from 'next-auth/react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { ApiProblem } from '@/sdk/api-problem';
import { makeTheme, resolveCssVariables } from './ui/theme';

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) =>
          count < 2 &&
          (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
      },
    },
  });
}

/** Everything the pages share: data cache, session, look, notices. The nonce is the first document's. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations('common');
  const [client] = useState(makeQueryClient);
  const theme = useMemo(
    () =>
      makeTheme({
        close: t('close'),
        showPassword: t('showPassword'),
        saturation: t('saturation'),
        hue: t('hue'),
      }),
    [t],
  );
  const [getNonce] = useState(() => {
    if (typeof window !== 'undefined') setNonce(nonce);
    return () => nonce;
  });
  return (
    <QueryClientProvider client={client}>
      <SessionProvider refetchOnWindowFocus={false}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={resolveCssVariables}
          defaultColorScheme="auto"
          getStyleNonce={getNonce}
        >
          <Notifications position="bottom-right" />
          {children}
        </MantineProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}
