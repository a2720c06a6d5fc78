import { expect, test } from 'vitest'
import { dismissFinding } from '#shared/acts/findings.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { REVISION_RULE, type Dismissal } from '#shared/domain/dismissal.ts'
import type { VersionId } from '#shared/domain/ids.ts'
import type { Version } from '#shared/domain/version.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { bundlesOf } from '#renderer/store/by-block.ts'
import { isUnsettled } from '#shared/revision/revision-lines.ts'
import { fallOfNumber, revisionLines } from '#renderer/store/revision.ts'
import { tablesOf } from '#renderer/store/tables.ts'
import { needPlacing } from '#renderer/store/unplaced.ts'
import { ARTICLE, freshOf, noteAt, openOfTexts, suggestAt } from '../../helpers/revised.ts'

const OLD = ['The ferry', 'It docked at six with 40 crates.', 'Nobody waited.']
const NEW = ['The ferry', 'It docked at seven with 42 crates.', 'Hardly anybody waited.']

/** The article at its next version, as the window opens it. */
function revised(more: readonly Dismissal[] = []): OpenArticle {
  const open = openOfTexts(OLD)
  const old: OpenArticle = {
    ...open,
    notes: [noteAt(open, '40 crates'), noteAt(open, 'It docked')],
    suggestions: [suggestAt(open, 'six', 'seven'), suggestAt(open, 'Nobody', 'No one')],
    numbers: open.numbers.map((each) => ({ ...each, state: 'verified' as const })),
  }
  const fresh = freshOf(NEW)
  const { added, numbers, carried } = carryReview(old, fresh)
  const of = <T extends string>(type: T) => added.filter((each) => each.type === type)
  const version = { type: 'version', id: 'new', articleId: ARTICLE, carried, createdAtMs: 2 } as unknown as Version
  return {
    ...openOfTexts([]),
    article: { ...open.article, currentVersionId: 'new' as VersionId },
    versions: [version],
    blocks: fresh.blocks,
    notes: of('note') as OpenArticle['notes'],
    suggestions: of('suggestion') as OpenArticle['suggestions'],
    numbers,
    dismissals: more,
  }
}

test('a note without a sure place lies on no paragraph, and is among those that need one until it is let lie', () => {
  const open = revised()
  const bundles = bundlesOf(tablesOf(open))
  expect(bundles.list.flatMap(({ notes }) => notes.map(({ note }) => note.body))).toEqual(['It docked'])
  expect(needPlacing(bundles).map(({ body }) => body)).toEqual(['40 crates'])
  const left = bundlesOf(tablesOf({ ...open, notes: open.notes.map((note) => ({ ...note, isLeft: true as const })) }))
  expect([left.unplaced.length, needPlacing(left)]).toEqual([1, []])
})

test('the list has what was asked, then what was not; what is done needs nobody, and what is settled stays so', () => {
  const lines = revisionLines(tablesOf(revised()))
  expect(lines.map(({ outcome, before, after }) => [outcome, before, after])).toEqual([
    ['done', 'six', 'seven'],
    ['differently', 'Nobody', 'No one'],
    ['unasked', '40', '42'],
  ])
  expect(lines.filter(isUnsettled)).toHaveLength(2)
  const about = {
    articleId: ARTICLE,
    versionId: 'new' as VersionId,
    rule: REVISION_RULE,
    words: '40 → 42',
    also: lines[2]?.key,
  }
  const [settled] = (dismissFinding(about, { author: '沈', atMs: 1 }).added ?? []) as readonly Dismissal[]
  const again = revisionLines(tablesOf(revised(settled === undefined ? [] : [settled])))
  expect(again.filter(isUnsettled).map(({ before }) => before)).toEqual(['Nobody'])
})

test('a number with other digits than the one that was checked says so', () => {
  const tables = tablesOf(revised())
  const [number] = [...tables.number.values()].filter(({ text }) => text.startsWith('42'))
  expect(fallOfNumber(tables, number?.id ?? '')).toMatchObject({ why: 'digits', state: 'verified' })
})
