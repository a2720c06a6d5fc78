import { expect, test } from 'vitest'
import { copiedAs, type CopiedBlock } from '#shared/markup/copied.ts'

const block = (role: CopiedBlock['role'], text: string, more: Partial<CopiedBlock> = {}): CopiedBlock => ({
  role,
  text,
  isPart: false,
  ...more,
})

test('blocks are lines, and paragraphs with their form', () => {
  const { plain, html } = copiedAs([
    block('headline', '旧桥 <新>'),
    block('paragraph', '水是H2O，见此。', {
      marks: [
        { kind: 'subscript', start: 3, end: 4 },
        { kind: 'bold', start: 0, end: 1 },
        { kind: 'link', start: 6, end: 8, href: 'https://example.org/' },
      ],
    }),
    block('paragraph', '𠮷江', { marks: [{ kind: 'ruby', start: 0, end: 2, reading: 'jí jiāng' }] }),
  ])
  expect(plain).toBe('旧桥 <新>\n水是H₂O，见此。\n𠮷江（jí jiāng）')
  expect(html).toBe(
    '<h1>旧桥 &lt;新&gt;</h1><p><b>水</b>是H<sub>2</sub>O，<a href="https://example.org/">见此</a>。</p>' +
      '<p><ruby>𠮷江<rt>jí jiāng</rt></ruby></p>',
  )
})

test('items are one list, numbered by its digits or by its signs', () => {
  const items = (numbers: readonly string[]) =>
    copiedAs(numbers.map((listNumber) => block('list-item', '桥', { listNumber })))
  expect(items(['3.', '4.'])).toEqual({ plain: '3. 桥\n4. 桥', html: '<ol start="3"><li>桥</li><li>桥</li></ol>' })
  expect(items(['一、'])).toEqual({ plain: '一、桥', html: '<ul><li>一、 桥</li></ul>' })
})

test('a table is a table', () => {
  const { plain, html } = copiedAs([block('table', '年\t桥\n2024\t7')])
  expect(plain).toBe('年\t桥\n2024\t7')
  expect(html).toBe('<table><tr><td>年</td><td>桥</td></tr><tr><td>2024</td><td>7</td></tr></table>')
})

test('words out of a paragraph are no paragraph; what is hidden is not copied', () => {
  const marks = [{ kind: 'hidden' as const, start: 1, end: 2 }]
  expect(copiedAs([block('paragraph', '甲乙丙', { isPart: true, marks })])).toEqual({ plain: '甲丙', html: '甲丙' })
})

test('notes stand behind the text when they are asked for', () => {
  const note = { words: '旧桥', kind: '疑问', author: '沈', body: '哪一座？' }
  const { plain, html } = copiedAs([block('paragraph', '旧桥。')], [note])
  expect(plain).toBe('旧桥。\n\n[1] “旧桥” — 疑问, 沈 — 哪一座？')
  expect(html).toBe('<p>旧桥。</p><ol><li>“旧桥” — 疑问, 沈 — 哪一座？</li></ol>')
})
