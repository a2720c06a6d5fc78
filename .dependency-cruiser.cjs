/**
 * Who may know whom (the layers of the architecture). The large rules are the compiler's: each folder is a project with
 * its own libraries. These are the small ones.
 */
const within = (...folders) => `^(?:${folders.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-circles-of-types',
      comment: 'what two files share stands in a third',
      severity: 'error',
      from: { path: within('shared', 'electron', 'renderer') },
      to: { circular: true },
    },
    {
      name: 'no-orphan-packages',
      comment: 'what is imported stands in package.json',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-knows-itself',
      severity: 'error',
      from: { path: within('shared') },
      to: { path: within('electron', 'renderer', 'build', 'tests') },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      from: { path: within('shared') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-of-numbers-knows-no-language',
      comment: 'what a language needs of the finder is asked of its pack',
      severity: 'error',
      from: { path: '^shared/numbers/core/' },
      to: { path: '^shared/numbers/', pathNot: '^shared/numbers/core/' },
    },
    {
      name: 'packs-know-core-only',
      severity: 'error',
      from: { path: '^shared/numbers/(zh|en)/' },
      to: { path: '^shared/numbers/', pathNot: '^shared/numbers/(?:core|$1)/' },
    },
    {
      name: 'one-place-names-the-packs',
      severity: 'error',
      from: { pathNot: '^shared/numbers/(?:zh/|en/|packs\\.ts$)' },
      to: { path: '^shared/numbers/(?:zh|en)/' },
    },
    {
      name: 'renderer-knows-shared',
      severity: 'error',
      from: { path: within('renderer') },
      to: { path: within('electron', 'build', 'tests') },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: within('renderer') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-electron',
      severity: 'error',
      from: { path: within('renderer') },
      to: { path: 'node_modules/(?:electron|better-sqlite3)/' },
    },
    {
      name: 'electron-has-no-screen',
      severity: 'error',
      from: { path: within('electron') },
      to: { path: within('renderer', 'build', 'tests') },
    },
    {
      name: 'electron-has-no-react',
      severity: 'error',
      from: { path: within('electron') },
      to: { path: 'node_modules/(?:react|react-dom|zustand|radix-ui)/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: within('tests') },
      to: { path: within('tests') },
    },
    {
      name: 'only-doors-know-electron',
      comment: 'services run behind the command as well, where there is no Electron',
      severity: 'error',
      from: {
        path: within('electron'),
        pathNot: '^electron/(?:main|preload)\\.ts$|^electron/(?:doors/electron|transport)/',
      },
      to: { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-runs-no-query',
      comment: 'SQL and services live in the core process; main is a door',
      severity: 'error',
      from: {
        path: '^electron/(?:main|preload)\\.ts$|^electron/(?:doors/electron|transport)/|^electron/door-calls\\.ts$',
      },
      to: { path: '^electron/(?:db|services)/|node_modules/better-sqlite3/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'raw-ipc-in-two-places',
      severity: 'error',
      from: { path: '^electron/(?:services|db|import|export|log|annotations|package|returned|checks|files)/' },
      to: { path: '^electron/(?:transport|doors)/' },
    },
    {
      name: 'services-know-no-door',
      severity: 'error',
      from: { path: '^electron/transport/' },
      to: { path: '^electron/doors/' },
    },
    {
      name: 'rooms-know-no-services',
      comment: 'doors → transport → services → db, import, export',
      severity: 'error',
      from: { path: '^electron/(?:db|import|export|log|annotations|package|returned|checks|files)/' },
      to: { path: '^electron/services/' },
    },
    {
      name: 'db-knows-no-files',
      severity: 'error',
      from: { path: '^electron/db/' },
      to: { path: '^electron/(?:import|export|log|annotations|package|returned|checks)/' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'domain code changes; a migration must not change with it',
      severity: 'error',
      from: { path: '^electron/db/migrations/' },
      to: {
        path: '^(?:shared|electron)/',
        pathNot: '^electron/db/(?:migrations/|sql\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'components-take-props',
      severity: 'error',
      from: { path: '^renderer/components/' },
      to: { path: '^renderer/(?:store|commands|transport|screens)/' },
    },
    {
      name: 'store-knows-shared',
      severity: 'error',
      from: { path: '^renderer/store/' },
      to: { path: '^renderer/', pathNot: '^renderer/(?:store|lib)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:dist|release|node24)/|^tests/fixtures/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
