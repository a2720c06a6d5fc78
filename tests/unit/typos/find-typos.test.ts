import { beforeAll, describe, expect, it } from 'vitest'
import { rightAt } from '#shared/checks/right-words.ts'
import { checkTypos } from '#shared/typos/check-typos.ts'
import { loadTypoReader } from '#shared/typos/load.ts'
import { TYPO_RULES } from '#shared/typos/rules.ts'
import type { TypoReader } from '#shared/typos/typo-reader.ts'
import { startWatch } from '#shared/lib/watch.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

let reader: TypoReader
beforeAll(async () => {
  reader = await loadTypoReader()
})

const paragraphs = (...texts: readonly string[]) => texts.map((text) => ({ role: 'paragraph', text }))
const check = (texts: readonly string[], on: readonly string[] = [], off: readonly string[] = []) =>
  checkTypos({ reader }, paragraphs(...texts), { on, off, watch: startWatch() })

describe('the rules about wrong characters', () => {
  it.each(TYPO_RULES)(
    '$id finds what it is for, and nothing in its good examples',
    ({ id, examples: { good, bad } }) => {
      for (const text of bad) expect(check([text], ['typo']).map(({ rule }) => rule)).toContain(id)
      for (const text of good) expect(check([text]), text).toEqual([])
    },
  )

  it('say what belongs there, in words and as a suggestion', () => {
    const text = '𠀀船工们谈起往事，历厉在目。'
    const [finding, another] = check([text])
    expect(another).toBeUndefined()
    expect(finding).toMatchObject({
      rule: 'typo.fixed-expression',
      block: 0,
      values: { wrong: '厉', right: '历', old: '历厉在目', new: '历历在目' },
    })
    if (finding === undefined) return
    const { start, end } = finding
    expect(rightAt(finding, text, sliceCodePoints(text, start, end))).toBe('历')
  })

  it('tell an idiom that its author always writes otherwise, each time', () => {
    const texts = ['船工们谈起往事，历厉在目。', '渡口络绎不决，往事历厉在目。', '游人络绎不决，岸上的灯亮了。']
    const told = check(texts).map(({ block, values }) => `${String(block)} ${String(values?.['right'])}`)
    expect(told.toSorted()).toEqual(['0 历', '1 历', '1 绝', '2 绝'])
  })

  it('are switched off one by one, and the hints on', () => {
    const [wrong = ''] = TYPO_RULES.find(({ id }) => id === 'typo.doubled')?.examples.bad ?? []
    expect(check([wrong], [], ['typo.doubled'])).toEqual([])
    const [doubtful = ''] = TYPO_RULES.find(({ id }) => id === 'typo.hint')?.examples.bad ?? []
    expect(check([doubtful])).toEqual([])
    expect(check([doubtful], ['typo.hint'])).toMatchObject([{ rule: 'typo.hint', severity: 'info' }])
  })
})

describe('a reader for wrong characters', () => {
  it('reads again only the sentences that changed', () => {
    const texts = ['清早的码头上没有人。船工们谈起往事，历厉在目。', '灯亮了一夜。']
    check(texts)
    expect(reader.unread(paragraphs(...texts))).toEqual([])
    const changed = [texts[0] ?? '', '灯亮了一整夜。']
    expect(reader.unread(paragraphs(...changed))).toEqual(['灯亮了一整夜。'])
  })

  it('finds what it knows already while the rest is unread', () => {
    const texts = ['船工们谈起旧事，历厉在目。', '码头上的旧事没有人记得了。']
    const known = () => checkTypos({ reader, isKnownOnly: true }, paragraphs(...texts), { watch: startWatch() })
    expect(known()).toEqual([])
    reader.read(texts[0] ?? '')
    expect(known()).toMatchObject([{ rule: 'typo.fixed-expression', block: 0 }])
  })

  it('says which rules had no time', () => {
    const watch = startWatch(0)
    checkTypos({ reader }, paragraphs('一句还没有人读过的话在这里。'), { watch })
    expect([...watch.rules]).toContain('typo.character')
    expect([...watch.rules]).not.toContain('typo.hint')
  })

  it('leaves the words of the house alone, wherever they stand', () => {
    const own = (ownWords: readonly string[]) =>
      checkTypos({ reader }, paragraphs('往事历厉在目，谁也忘不了。'), { ownWords, watch: startWatch() })
    expect(own(['在目', ''])).toHaveLength(1)
    expect(own(['历厉在目'])).toEqual([])
  })

  it('leaves Traditional, verse and classical quotations alone', () => {
    expect(check(['船工們談起往事，歷厲在目，碼頭上沒有人說話。'])).toEqual([])
    expect(check(['床前名月光，疑是地上霜。'])).toEqual([])
    expect(check(['老人念道：“学而时习知，不亦说乎？”'])).toEqual([])
  })
})
