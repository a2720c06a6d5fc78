import { expect, test } from 'vitest'
import { ledgerTables } from '#electron/export/ledger/tables.ts'
import { htmlPieces } from '#electron/export/html/page.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { VersionId } from '#shared/domain/ids.ts'
import type { Version } from '#shared/domain/version.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { ARTICLE, freshOf, openOfTexts, suggestAt } from '../../helpers/revised.ts'

const OLD = ['The ferry', 'It docked at six with 40 crates.', 'Nobody waited.']

function revised(): OpenArticle {
  const open = openOfTexts(OLD)
  const fresh = freshOf(['The ferry', 'It docked at seven with 42 crates.', '<b>Nobody</b> waited.'])
  const old = { ...open, suggestions: [suggestAt(open, 'six', 'seven'), suggestAt(open, 'waited', 'stood')] }
  const { carried, numbers } = carryReview(old, fresh)
  const version = { type: 'version', id: 'new', articleId: ARTICLE, fileName: 'two.txt', carried } as unknown as Version
  const article = { ...open.article, currentVersionId: 'new' as VersionId }
  return { ...openOfTexts([]), article, versions: [version], blocks: fresh.blocks, numbers }
}

test('the workbook has the revision as a table of its own, where there was one', () => {
  const names = (open: OpenArticle) => ledgerTables(open, 'en').map(({ name }) => name)
  expect(names(openOfTexts(OLD))).not.toContain('Revision')
  const table = ledgerTables(revised(), 'en').find(({ name }) => name === 'Revision')
  expect(table?.rows.map(([, before, after, , outcome]) => [before, after, outcome])).toEqual(
    expect.arrayContaining([
      ['six', 'seven', 'Done'],
      ['waited', 'stood', 'Not done'],
      ['40', '42', 'Not asked for'],
    ]),
  )
})

test('the page says the same, and what stands in the text is no markup of it', () => {
  const options = { view: 'marked', locale: 'zh-Hans', readAsset: () => undefined, now: 1 } as const
  const page = Buffer.concat([...htmlPieces(revised(), options)]).toString('utf8')
  expect(page).toContain('<h2>核红</h2>')
  expect(page).toContain('未改')
  expect(page).not.toContain('<b>Nobody</b>')
})
