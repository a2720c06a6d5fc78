import { describe, expect, it } from 'vitest'
import { mapPosition, refuseRepairs } from '#electron/import/finish/repaired-text.ts'
import { repairText, type TextRepair } from '#shared/repair/repair-text.ts'
import { makeDocx, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

const before = 'a&#39;b\u200Bc &#25991;&#23383; \u{20BB7}&#39;end'

function walked(repairs: readonly TextRepair[], position: number, isEnd: boolean): number {
  let shift = 0
  for (const repair of repairs) {
    const start = repair.start - shift
    const length = [...repair.before].length
    if (position <= start) break
    if (position < start + length) return isEnd ? repair.end : repair.start
    shift += repair.end - repair.start - length
  }
  return position + shift
}

describe('places in a repaired text', () => {
  const repaired = repairText(before, { script: 'keep' })
  const original = [...before]
  const now = [...repaired.text]

  it('are those of the same characters in the text as it came', () => {
    for (const sign of ['b', 'c', '\u{20BB7}', 'e', 'd']) {
      expect(now[mapPosition(repaired.repairs, original.indexOf(sign), false)], sign).toBe(sign)
    }
    expect(mapPosition(repaired.repairs, original.length, true)).toBe(now.length)
    expect(mapPosition(repaired.repairs, 0, false)).toBe(0)
  })

  it('inside of a repair are its start and its end', () => {
    const [first] = repaired.repairs
    expect([mapPosition(repaired.repairs, 3, false), mapPosition(repaired.repairs, 3, true)]).toEqual([
      first?.start,
      first?.end,
    ])
  })

  it('are those that a walk over all repairs before them finds, wherever repairs touch or only add', () => {
    const random = randomOf(8)
    for (let round = 0; round < 200; round += 1) {
      let [start, shift] = [0, 0]
      const repairs = Array.from({ length: Math.floor(random() * 8) }, () => {
        start += Math.floor(random() * 3)
        const before = '𠮷'.repeat(Math.floor(random() * 3))
        const end = start + Math.floor(random() * 3)
        shift += end - start - before.length / 2
        const repair = { start, end, before, after: 'x'.repeat(end - start), rule: 'entity' } as unknown as TextRepair
        start = end
        return repair
      })
      for (let at = 0; at < start - shift + 3; at += 1)
        for (const isEnd of [true, false]) expect(mapPosition(repairs, at, isEnd)).toBe(walked(repairs, at, isEnd))
    }
  })

  it('hold after any repairs are refused, and all refused give the text back', () => {
    const { repairs } = repaired
    for (let mask = 0; mask < 1 << repairs.length; mask += 1) {
      const refused = new Set(repairs.flatMap((_, index) => ((mask >> index) & 1 ? [index] : [])))
      const result = refuseRepairs(repaired, refused)
      const characters = [...result.text]
      for (const repair of result.repairs)
        expect(characters.slice(repair.start, repair.end).join('')).toBe(repair.after)
      expect(result.repairs).toHaveLength(repairs.length - refused.size)
    }
    expect(refuseRepairs(repaired, new Set(repairs.keys())).text).toBe(before)
  })
})

describe('comments and changes of a document that was mended', () => {
  it('stand on the same words', async () => {
    const docx = makeDocx({
      comments: `<w:comment w:id="1" w:author="高远"><w:p>${run('？')}</w:p></w:comment>`,
      body: `<w:p>${run('零\u200B宽&amp;#25991;')}<w:commentRangeStart w:id="1"/>${run('目标')}<w:commentRangeEnd w:id="1"/><w:del w:author="高远"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>`,
    })
    const { document } = await parse(docx, 'a.docx')
    const characters = [...(document.blocks[0]?.text ?? '')]
    const [note] = document.notes
    const [change] = document.suggestions
    expect(characters.join('')).toBe('零宽文目标删去')
    expect(characters.slice(note?.start, note?.end).join('')).toBe('目标')
    expect(change?.before).toBe('删去')
    expect(characters.slice(change?.start, change?.end).join('')).toBe('删去')
  })
})
