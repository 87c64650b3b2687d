/** Dependencies point down: a domain imports only domains before it, and only through their index. */
const domains = [
  'identity',
  'partnerships',
  'grants',
  'viewAs',
  'accounts',
  'deals',
  'campaigns',
  'plans',
  'forum',
  'chat',
  'exchange',
  'orders',
  'ledger',
  'audit',
  'programs',
  'protection',
  'search',
]

const upward = domains.slice(0, -1).map((domain, index) => ({
  name: `${domain}-looks-up`,
  severity: 'error',
  comment: `${domain} comes before what it imports. Publish an event, or let the higher domain extend it.`,
  // A test builds its world with whatever commands it needs.
  from: { path: `^server/src/${domain}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^server/src/(${domains.slice(index + 1).join('|')})/` },
}))

export default {
  forbidden: [
    ...upward,
    {
      name: 'through-the-index',
      severity: 'error',
      comment: 'What a domain offers to others stands in its index.ts.',
      from: { path: `^server/src/(${domains.join('|')})/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^server/src/(${domains.join('|')})/(?!index\\.ts$)`, pathNot: '^server/src/$1/' },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: `^server/src/(${domains.join('|')}|demo)/|^server/src/(app|domains)\\.ts$` },
    },
    {
      name: 'edi-stands-alone',
      severity: 'error',
      from: { path: '^edi/src/' },
      to: { path: '^(server|client|test)/' },
    },
    {
      name: 'schema-depends-on-nothing',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(server|client|edi|test)/' },
    },
    {
      name: 'client-and-server-meet-in-the-contract',
      severity: 'error',
      from: { path: '^client/src/' },
      to: { path: '^server/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: 'generated' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: {
        path: '^(server|client|edi)/src/',
        pathNot: '(\\.test\\.ts|[tT]estSupport\\.ts|\\.fixtures?\\.ts)$|/testing/',
      },
      to: { path: '\\.test\\.ts$|^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'client/dist|node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
    moduleSystems: ['es6'],
  },
}
