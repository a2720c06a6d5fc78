import { expect, test } from 'vitest'
import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { BlockBundle, Bundles } from '#renderer/store/by-block.ts'
import { numberCoverage, uncountedNumbers } from '#renderer/store/coverage.ts'

const number = (kind: NumberRecord['kind'], isStruck = false): NumberRecord =>
  ({ kind, isStruck, state: 'unchecked' }) as unknown as NumberRecord

const bundle = (role: Block['role'], numbers: readonly NumberRecord[]): BlockBundle =>
  ({ block: { role }, numbers }) as unknown as BlockBundle

test('what the ledger lists and the count leaves out are names: none that was struck, none of the site', () => {
  const list = [
    bundle('paragraph', [number('count'), number('name'), number('count', true), number('name', true)]),
    bundle('furniture', [number('name'), number('count')]),
  ]
  const bundles = { list } as unknown as Bundles
  expect([numberCoverage(bundles).total, uncountedNumbers(bundles)]).toEqual([1, 1])
})
