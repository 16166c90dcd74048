import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<'route' | 'method' | 'status'>;
}

function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'concord_' });
  const requestSeconds = new Histogram({
    name: 'concord_http_request_duration_seconds',
    help: 'Time from the request to its answer, by contract',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return { registry, requestSeconds };
}

/** The process's measures; bundles evaluate modules more than once, so they live on globalThis. */
export function metrics(): Metrics {
  const holder = globalThis as { concordMetrics?: Metrics };
  holder.concordMetrics ??= makeMetrics();
  return holder.concordMetrics;
}
