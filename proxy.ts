import { type NextRequest, NextResponse } from 'next/server';

const IS_DEV = process.env.NODE_ENV === 'development';

/** The strictest policy under which the product runs; only the development server needs eval. */
function writePolicy(nonce: string): string {
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`;
  return [
    "default-src 'none'",
    `script-src ${scripts}${IS_DEV ? " 'unsafe-eval'" : ''}`,
    "worker-src 'self'",
    `style-src 'self' ${IS_DEV ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** Guarantees a content security policy with a fresh nonce on every document. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = writePolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // Next.js takes the nonce for its own scripts from the request's header.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

/**
 * API paths stay out: behind the proxy Next.js cuts request bodies at 10 MB without an error. The
 * pages under /models/ stay in, although files are served from there too.
 */
export const config = {
  matcher: [
    {
      source:
        '/((?!api/|v1/|v2/|_next/static|_next/image|ort/|healthz|readyz|metrics|favicon.ico|icon.svg).*)',
    },
  ],
};
