import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const everywhere = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals instead of an enum.' },
]

const inTests = [
  ...everywhere,
  {
    selector: 'CallExpression[callee.name=/^(?:test|it)$/] > Literal:first-child[value=/\\bshould\\b/]',
    message: 'A test says what is, in the present tense.',
  },
]

const rawIpc = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: "Only preload.ts and transport/ipc.ts touch Electron's raw IPC.",
}

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'release/**',
      'node_modules/**',
      '.cache/**',
      'eslint.config.js',
      '.dependency-cruiser.cjs',
      'tests/fixtures/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-imports': ['error', { paths: [rawIpc] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // A promise that nobody waits for loses its error, and with it, here, somebody's note.
    files: ['{electron,renderer,build,tests}/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
    },
  },
  { files: ['electron/preload.ts', 'electron/transport/ipc.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // A component of more lines has a hook and parts in it.
    files: ['renderer/{screens,components}/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipComments: true }] },
  },
  { files: ['tests/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...inTests] } },
  // Default exports that a tool asks for, and programs whose job is to print.
  { files: ['build/*.config.ts', '*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['build/**/*.ts', 'electron/cli.ts', 'electron/doors/cli/**', 'tests/bench/**', 'tests/helpers/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Parts of Electron that have nothing to do on a page of Chromium do nothing.
    files: ['build/electron-stand-in/**/*.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off', '@typescript-eslint/no-dynamic-delete': 'off' },
  },
  // Electron loads it before anything else, as CommonJS.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['**/data/**', 'shared/messages/**'], rules: { 'max-lines': 'off' } },
)
