import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { findNumbers } from '#shared/numbers/find-numbers.ts'

/** Lines of `phrase TAB number TAB number …`, a number as text|kind|value|unit|approximation. */
const phrases = (lang: string): readonly (readonly [string, readonly string[]])[] =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/numbers/phrases-${lang}.tsv`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [phrase = '', ...numbers] = line.split('\t')
      return [phrase, numbers.filter((number) => number !== '')] as const
    })

describe.each(['zh', 'en'])('a phrase in %s', (lang) => {
  it.each(phrases(lang))('%s has the numbers %s', (phrase, expected) => {
    const found = findNumbers(phrase, { asOf: '2025-11-14', lang }).map((number) =>
      [
        number.text,
        number.kind,
        number.value === undefined ? '?' : JSON.stringify(number.value),
        number.unit ?? '-',
        number.approx,
      ].join('|'),
    )
    expect(found).toStrictEqual(expected)
  })
})
