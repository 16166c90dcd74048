import createNextIntlPlugin from 'next-intl/plugin';

/** Threads for the models in the browser need isolation, on every document: soft navigation keeps it. */
const isolation = [
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];
const forEver = { key: 'Cache-Control', value: 'public, max-age=31536000, immutable' };

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // tells the copies kept for working offline apart: see components/offline/build-name.ts
  env: { CONCORD_BUILD: process.env.CONCORD_BUILD ?? '' },
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: [
    'postgres',
    'pg-boss',
    'pg',
    'busboy',
    'pino',
    'onnxruntime-node',
    'sharp',
  ],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/charts'],
  },
  // `npm run check` has checked them; a start should not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  async headers() {
    return [
      { source: '/:path*', headers: isolation },
      { source: '/ort/:path*', headers: [...isolation, forEver] },
      { source: '/_next/static/:path*', headers: isolation },
    ];
  },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
