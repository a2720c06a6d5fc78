import { expect, test } from 'vitest'
import { parse, textsOf } from '#tests/helpers/parse.ts'

const LINE = '山口镇去年有几座旧粮仓空着，今年三月起，镇里请来匠人，把其中三座改成了可以夜读的书房，灯亮到十点。'
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh"><head><title>${title}</title></head><body>${body}</body></html>`

test('a headline of the second level stands for a title that says nothing of it', async () => {
  const file = await parse(
    page('清河日报数字报', `<h2>旧粮仓改成了夜读书房</h2><p>${LINE}</p><p>${LINE}</p>`),
    'a.html',
  )
  expect(file.document.title).toBe('旧粮仓改成了夜读书房')
  expect(textsOf(file, 'headline')).toEqual(['旧粮仓改成了夜读书房'])
})

test.each([
  ['within the text', `<p>${LINE}</p><h2>三月里匠人上山来</h2><p>${LINE}</p>`],
  ['of a word or two', `<h2>引言</h2><p>${LINE}</p>`],
])('a section heading does not: %s', async (_, body) => {
  expect((await parse(page('山口镇的粮仓与书房', body), 'a.html')).document.title).toBe('山口镇的粮仓与书房')
})
