import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,db,migrations,contract,renderer}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
