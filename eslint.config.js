import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const noDefault = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals instead of an enum.' },
]

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', '.cache/**', 'eslint.config.js', '.dependency-cruiser.cjs'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', ...noDefault],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], plugins: { 'react-hooks': hooks }, rules: { ...hooks.configs.recommended.rules } },
  // Default exports that a tool asks for, and programs whose job is to print.
  { files: ['build/*.config.ts', '*.config.ts', 'build/**/*.ts'], rules: { 'no-restricted-syntax': 'off', 'no-console': 'off' } },
  { files: ['electron/cli.ts', 'electron/doors/cli/**', 'tests/bench/**', 'tests/helpers/**'], rules: { 'no-console': 'off' } },
  { files: ['**/data/**', 'shared/messages/**'], rules: { 'max-lines': 'off' } },
)
