import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'
import { trackedArticle } from '#tests/helpers/tracked-article.ts'

type Json = Readonly<Record<string, unknown>>

const folder = newFolder()
const library = ['--library', 'desk.galley', '--json']
let article = ''
let written = 0

async function changes(): Promise<readonly Json[]> {
  const ran = await galley(folder, ['show', article, ...library])
  return ran.json[0]?.['suggestions'] as readonly Json[]
}

async function exported(format: 'text' | 'html', view: 'clean' | 'original'): Promise<string> {
  written += 1
  const name = `out-${String(written)}`
  await galley(folder, ['export', article, '--format', format, '--view', view, '--out', name, ...library])
  return readFileSync(path.join(folder, name), 'utf8')
}

async function settleAll(state: 'accepted' | 'rejected' | 'open'): Promise<void> {
  for (const { id } of await changes())
    await galley(folder, ['settle', article, '--suggestion', String(id), '--state', state, ...library])
}

beforeAll(async () => {
  writeFileSync(path.join(folder, 'tracked.docx'), trackedArticle())
  const ran = await galley(folder, ['import', 'tracked.docx', ...library])
  article = String(ran.json[0]?.['article'])
})

const ORIGINAL = [
  '清河镇种树记',
  '清河镇今年种下两万棵树，工作人员说，明年还会再种一万棵，种在北边的山坡上。',
  '〔图〕旧图',
  '先说这个，这是要搬走的一段。',
  '种下两万棵树。',
  '村\t棵数\n东村\t9000',
  '工作人员说，明年还会再种。',
]
const ACCEPTED = [
  '清河镇种树记',
  '清河镇今年种下两万棵树，工作人员说，明年还会再种一万棵，种在北边的山坡上。',
  '〔图〕新图',
  '图为清河镇的山坡。林一 摄',
  '种下两万棵树。',
  '先说这个，这是要搬走的一段。',
  '村\t棵数\n东村\t9000',
  '以上由林业站统计。',
  '工作人员说，明年还会再种。',
  '据林业站。',
]
const joined = (paragraphs: readonly string[]): string => `${paragraphs.join('\n\n')}\n`

describe('tracked changes of Word in the shell', () => {
  it('are nowhere in the clean text while they are open, and a move is one with two places', async () => {
    const all = await changes()
    expect(all.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['delete', '', ''],
      ['insert', '', ''],
      ['insert', '', '图为清河镇的山坡。林一 摄'],
      ['move', '先说这个，这是要搬走的一段。', '\n先说这个，这是要搬走的一段。'],
      ['insert', '', '以上由林业站统计。'],
      ['insert', '', '据林业站。'],
    ])
    expect(all[3]?.['to']).toEqual({ block: 6, start: 7 })
    expect(await exported('text', 'clean')).toBe(joined(ORIGINAL))
  })

  it('stand each in its place when they are accepted', async () => {
    await settleAll('accepted')
    expect(await exported('text', 'clean')).toBe(joined(ACCEPTED))
    expect(await exported('text', 'original')).toBe(joined(ORIGINAL))
    const page = await exported('html', 'clean')
    expect(page).toMatch(
      /<figure[^>]*>.*alt="新图".*<figcaption>.*图为清河镇的山坡。林一 摄.*<\/figcaption><\/figure>/su,
    )
    expect(page).not.toContain('旧图')
    expect(page.match(/<p [^>]*class="paragraph">[^<]*<\/p>|<p class="paragraph">[^<]*<\/p>/gu)).toHaveLength(5)
  })

  it('leave the original when they are rejected', async () => {
    await settleAll('rejected')
    expect(await exported('text', 'clean')).toBe(joined(ORIGINAL))
  })
})
