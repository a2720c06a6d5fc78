import { expect, it } from 'vitest'
import { checkRecords, withTypos, type CheckedRecords } from '#shared/checks/check-records.ts'
import { loadTypoReader } from '#shared/typos/load.ts'
import { startWatch } from '#shared/lib/watch.ts'

it('what is added to findings is what would have been found with them, in the same order', async () => {
  const texts = ['第1天，船工们谈起往事，历厉在目，80%的人笑了。', '占了130%，渡口的灯在在傍晚亮了起来。']
  const records = {
    article: { id: 'article', language: 'zh-Hans', title: '渡口' },
    blocks: texts.map((text, at) => ({ id: `b${String(at)}`, order: at, role: 'paragraph', text, confidence: 1 })),
    assets: [],
    suggestions: [],
    numbers: [],
    ties: [],
    links: [],
  } as unknown as CheckedRecords
  const typos = { reader: await loadTypoReader() }
  const whole = checkRecords(records, { typos, watch: startWatch() })
  expect(whole.filter(({ rule }) => rule.startsWith('typo.')).map(({ words }) => words)).toEqual(['厉', '在在'])
  expect(withTypos(checkRecords(records, { watch: startWatch() }), records, { typos })).toEqual(whole)
})
