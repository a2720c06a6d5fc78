import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundTrip } from '#tests/helpers/exports/round-trip.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'

const PAGE = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>船</title></head><body><article>
<h1>四年建起42个分馆，云渚把书送到渡口</h1><p>来源：澄江日报　2025年11月14日</p><p>本报记者 沈砚秋</p>
<p>11月8日傍晚，<b>云渚县</b>水渠边的<i>末班轮渡</i>刚刚靠岸，H<sub>2</sub>O、10<sup>6</sup>、<u>下划线</u>、<code>a*b</code>、<ruby>渡<rt>dù</rt></ruby>口，<a href="https://example.org/a_(b)?x=1&amp;y=2">一处<b>链接</b></a>。</p>
<figure><img src="ferry.png" alt="渡口的小屋 [一]"><figcaption>11月8日，顾长河在水渠边还书。本报记者 沈砚秋 摄</figcaption></figure>
<h2>书跟着*人*走</h2><p># 不是标题，1. 不是列表，snake_case，$5 和 &lt;tag&gt; &amp;amp;。</p>
<ol><li>第一条</li><li>第二条 <b>粗</b>，</li></ol><ul><li>甲</li><li>乙</li></ul>
<blockquote><p>书在哪里，人就在哪里。</p></blockquote>
<table><tr><th>项目</th><th>数量</th></tr><tr><td>书车|船</td><td><b>3</b>辆</td></tr></table>
<table><tr><th colspan="2">合计</th></tr><tr><td>书车</td><td>3辆</td></tr></table>
<p>42个分馆共有管理员96名，其中专职只有18名。</p><p>责任编辑：秦未央</p></article></body></html>`

/** What a format has no way to say, and what another says in its place. */
const ELSE: Readonly<Record<string, readonly string[]>> = {
  // Of Markdown's own a lead is a paragraph.
  markdown: ['lead', 'paragraph'],
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-round-'))
  writeFileSync(join(folder, 'ferry.png'), makePng(400, 240))
  writeFileSync(join(folder, 'boat.html'), PAGE)
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

test.each(['html', 'markdown', 'jats', 'ninjs'] as const)(
  'an article that is exported as %s and opened again is the same',
  { timeout: 60_000 },
  async (format) => {
    const [lead = '', other = ''] = ELSE[format] ?? []
    const parts = await roundTrip(join(folder, 'boat.html'), format, join(folder, format))
    for (const { part, lost, more, all } of parts) {
      const told = (each: string): string =>
        lead === '' ? each : each.replace(new RegExp(`^${lead}:`, 'u'), `${other}:`)
      expect([part, lost.map(told)]).toEqual([part, more.map(told)])
      expect([part, all > 0]).toEqual([part, true])
    }
  },
)
