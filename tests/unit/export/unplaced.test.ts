import { expect, test } from 'vitest'
import { htmlPieces } from '#electron/export/html/page.ts'
import { webAnnotations } from '#electron/export/web-annotation.ts'
import { resultsOf } from '#tests/helpers/w3c-results.ts'
import { noteAt, openOfTexts } from '../../helpers/revised.ts'

/** A note that is on words of another text: its number stands here with other digits. */
const open = openOfTexts(['磨坊重开', '桥长46.5米，宽4.5米。'])
const placed = noteAt(open, '46.5米')
const near = noteAt(open, '4.5米')
const { target } = near
const lost = {
  ...near,
  placement: 'ambiguous' as const,
  target: target.kind === 'text' ? { ...target, quote: { ...target.quote, exact: '4.2米' } } : target,
}
const reviewed = { ...open, notes: [placed, lost] }

interface Annotation {
  readonly target: { readonly selector: readonly { readonly type: string; readonly exact?: string }[] }
}

test('a note without a sure place is told of by its words alone, and comes back as it was', () => {
  const text = webAnnotations(reviewed, 5)
  const { items } = (JSON.parse(text) as { first: { items: readonly Annotation[] } }).first
  const selectors = items.map((each) => each.target.selector.map(({ type, exact }) => exact ?? type))
  expect(selectors).toContainEqual(['FragmentSelector', '46.5米'])
  expect(selectors).toContainEqual(['4.2米'])
  const back = resultsOf(text, { ...open, notes: [] }, '读者', 5)
  expect(back.flatMap((each) => ('error' in each ? [each.error] : []))).toEqual([])
  const notes = back.flatMap((each) => ('change' in each ? each.change.added : []))
  expect(notes).toMatchObject([{ id: placed.id }, { id: lost.id, placement: 'ambiguous' }])
})

test('on the page such a note leads nowhere: it says that it needs placing, and has no link to a place', () => {
  const options = { view: 'marked', locale: 'en', readAsset: () => undefined, now: 1 } as const
  const page = Buffer.concat([...htmlPieces(reviewed, options)]).toString('utf8')
  const links = [...page.matchAll(/href="#(place-\d+)"/gu)].map(([, id]) => id)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((id) => !page.includes(`id="${String(id)}"`))).toEqual([])
  expect(page).toContain('Notes that need placing')
})
