import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { childFile } from '#build/scripts/child-file.ts'
import { checkArticle, type CheckableArticle } from '#shared/checks/check-article.ts'
import { RULES } from '#shared/checks/rules.ts'
import type { Role } from '#shared/domain/block.ts'
import { CONSISTENCY_RULES } from '#shared/consistency/check-consistency.ts'
import { randomOf, seedOf, type Random } from '#tests/helpers/seeds.ts'

/** Articles that are changed step by step; so many of their states are checked by a process of their own too. */
const ARTICLES = process.env.GALLEY_LONG === '1' ? 40 : 2
const EDITS = 24
const LOOKED_AT = 12

/** Texts in which rules find something, and nearly the same in which they do not, each of one block or several. */
const EXAMPLES = RULES.flatMap(({ examples }) => [...(examples?.bad ?? []), ...(examples?.good ?? [])])
  .concat(CONSISTENCY_RULES.flatMap(({ examples: { bad, good } }) => [...bad, ...good]))
  .map((text) => text.split(/ ¶ |\n/u).map((line) => line.replace(/^[a-z-]+: | \| .*$/gu, '')))
  .filter((lines) => lines.every((line) => line !== ''))
const ROLES: readonly Role[] = [
  'paragraph',
  'paragraph',
  'paragraph',
  'lead',
  'headline',
  'caption',
  'list-item',
  'byline',
]
const SIGNS = [...'，。“”《》（）、0123年一二张李王局长说著裏 aA']

const oneOf = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const isChinese = (lines: readonly string[]): boolean => /\p{Script=Han}/u.test(lines.join(''))

type Blocks = CheckableArticle['blocks']

/** One change of the kinds that a review makes: words, a character, a role, a block more, fewer or elsewhere. */
function edited(blocks: Blocks, examples: readonly (readonly string[])[], random: Random): Blocks {
  const at = Math.floor(random() * blocks.length)
  const block = blocks[at]
  if (block === undefined) return blocks
  const cut = Math.floor(random() * (block.text.length + 1))
  const withOther = (change: Partial<Blocks[number]>): Blocks => blocks.with(at, { ...block, ...change })
  switch (Math.floor(random() * 7)) {
    case 0:
      return withOther({ text: oneOf(random, examples)[0] ?? '' })
    case 1:
      return withOther({ text: block.text.slice(0, cut) + oneOf(random, SIGNS) + block.text.slice(cut) })
    case 2:
      return withOther({ text: block.text.slice(0, cut) + block.text.slice(cut + 1) })
    case 3:
      return withOther({ role: oneOf(random, ROLES) })
    case 4:
      return blocks.toSpliced(at, 0, ...oneOf(random, examples).map((text) => ({ ...block, text })))
    case 5:
      return blocks.length > 8 ? blocks.toSpliced(at, 1) : blocks
    default:
      return [...blocks.slice(at), ...blocks.slice(0, at)]
  }
}

function freshly(article: CheckableArticle): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [childFile('checks-child')], {
    input: JSON.stringify(article),
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

test('after any changes what is kept of the unchanged blocks gives what reading all anew gives', () => {
  const random = randomOf(seedOf('only what changed'))
  for (let round = 0; round < ARTICLES; round += 1) {
    const language = round % 2 === 0 ? 'zh-Hans' : 'en'
    const examples = EXAMPLES.filter((lines) => isChinese(lines) === (language === 'zh-Hans'))
    let blocks: Blocks = Array.from({ length: 30 }, () => oneOf(random, examples))
      .flat()
      .map((text) => ({ role: oneOf(random, ROLES), text }))
    for (let edit = 1; edit <= EDITS; edit += 1) {
      blocks = edited(blocks, examples, random)
      const facts = { title: '长稿', publishedAt: random() < 0.2 ? '2019-03-02' : '2025-11-14' }
      const article: CheckableArticle = { language, blocks, facts, assets: [], links: [] }
      const found = checkArticle(article)
      if (edit % LOOKED_AT !== 0) continue
      expect(found.length).toBeGreaterThan(10)
      expect(JSON.parse(JSON.stringify(found))).toEqual(freshly(article))
    }
  }
})
