const own = '^(app|cli|components|core|db|e2e|editor|i18n|inference|scripts|sdk|server)/';
const tests = '[.]test[.]tsx?$|[.]test-support[.]|/testing/';

/** Files of `from` may import, of our own folders, only what `allowed` matches. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: own, pathNot: allowed },
});
const noPackage = (name, from, packages) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: `node_modules/(${packages})(/|$)` },
});
const react = 'react|react-dom|@mantine/[^/]+';
const canvas = 'konva|react-konva';
const database = 'drizzle-orm|postgres|pg-boss';

/** Who may import whom. scripts/check/check-imports.mjs runs it and makes sure it sees the tree. */
export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('core-alone', '^core/', '^core/'),
    only('editor-on-core', '^editor/', '^(editor|core)/'),
    only('inference-on-core', '^inference/', '^(inference|core)/'),
    only('db-on-core', '^db/', '^(db|core)/'),
    only('server-parts', '^server/', '^(server|core|db|inference)/'),
    only('components-parts', '^components/', '^(components|core|editor|inference|sdk|i18n)/'),
    only(
      'pages-parts',
      '^app/(?!(api|v1|v2|healthz|readyz|metrics)/)',
      '^(app|components|core|server|i18n)/',
    ),
    only('routes-parts', '^app/(api|v1|v2|healthz|readyz|metrics)/', '^(server|core/contracts)/'),
    only('sdk-on-core', '^sdk/', '^(sdk|core)/'),
    only('cli-parts', '^cli/', '^(cli|core|sdk|inference)/'),
    only('e2e-parts', '^e2e/', '^(e2e|sdk|core|db/embedded-postgres)/'),
    // A worker's own imports are not seen through new URL(…): the rule is on the worker file.
    only('worker-files', '[.]worker[.]ts$', '^(inference|core)/'),
    noPackage('core-pure', '^core/', `${react}|${canvas}|${database}|next|@tanstack/[^/]+`),
    {
      name: 'core-no-node',
      severity: 'error',
      from: { path: '^core/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    noPackage('editor-headless', '^editor/', `${react}|${canvas}|${database}|next`),
    noPackage('inference-parts', '^inference/', `${react}|${canvas}|${database}|next`),
    noPackage('server-no-react', '^(server|db|cli|sdk)/', `${react}|${canvas}`),
    noPackage('no-database-outside', '^(app|components|cli|sdk)/', database),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^([.]next|public|worker)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
