import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ParsedFile } from '#electron/ports.ts'
import { makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'
import { galley, newFolder } from '#tests/helpers/run-galley.ts'

type Json = Readonly<Record<string, unknown>>

const folder = newFolder()
let written = 0
const library = ['--library', 'desk.galley', '--json']
const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'
const shaped = (text: string, properties: string, name = 'w:t'): string =>
  `<w:r><w:rPr>${properties}</w:rPr><${name} xml:space="preserve">${text}</${name}></w:r>`
const put = (...runs: readonly string[]): string => `<w:ins ${MARK}>${runs.join('')}</w:ins>`
const taken = (run: string): string => `<w:del ${MARK}>${run}</w:del>`
const BOLD = '<w:b/>'
const RAISED = '<w:vertAlign w:val="superscript"/>'

const WORD = makeDocx({
  body: [
    paragraph('清河镇种树记'),
    `<w:p>${run('林区共有树苗')}${put(run('3×10'), shaped('6', RAISED), run('棵'))}${run('，由林业站统计。')}</w:p>`,
    `<w:p>${run('县里')}${shaped('今年', BOLD)}${taken(shaped('大力', BOLD, 'w:delText'))}${put(run('仍在'))}${shaped('种树', BOLD)}${run('。')}</w:p>`,
    `<w:p>${run('说明年还会再种，')}${put(shaped('种在北山', BOLD))}${run('的坡上。')}</w:p>`,
  ].join(''),
})
const PAGE = `<html><body><h1>清河镇种树记</h1>
<p>林区共有树苗<del>许多</del><ins>3×10<sup>6</sup>棵</ins>，由<a href="https://example.org/">林业<ins datetime="2026-03-02">总</ins>站</a>统计，明年还会再种。</p>
<p>县里<b>今年<del>大力</del><ins>仍在</ins>种树</b>，工作人员说，明年还会再种一万棵。</p></body></html>`

/** Blocks that have a form, each run in brackets with its kind before it. */
function formed({ document }: ParsedFile): readonly string[] {
  return document.blocks.flatMap(({ text, marks = [] }) => {
    if (marks.length === 0) return []
    const signs = Array.from(text)
    for (const { kind, start, end } of marks) {
      signs[start] = `${kind}[${signs[start] ?? ''}`
      signs[end - 1] = `${signs[end - 1] ?? ''}]`
    }
    return [signs.join('')]
  })
}

async function imported(name: string, bytes: Uint8Array | string): Promise<string> {
  writeFileSync(path.join(folder, name), bytes)
  const ran = await galley(folder, ['import', name, ...library])
  return String(ran.json[0]?.['article'])
}

async function settleAll(article: string, state: string): Promise<void> {
  const { json } = await galley(folder, ['show', article, ...library])
  for (const { id } of json[0]?.['suggestions'] as readonly Json[])
    await galley(folder, ['settle', article, '--suggestion', String(id), '--state', state, ...library])
}

async function exported(article: string, view: 'clean' | 'marked'): Promise<string> {
  written += 1
  const name = `back-${String(written)}.html`
  await galley(folder, ['export', article, '--format', 'html', '--view', view, '--out', name, ...library])
  return name
}

/** The clean page of an article, read back as another one. */
async function readBack(article: string): Promise<ParsedFile> {
  return await parse(readFileSync(path.join(folder, await exported(article, 'clean'))), 'back.html')
}

describe('the form of words that a tracked change puts in', () => {
  it('comes from Word, stands in the text when it is accepted, leaves with it and is read back', async () => {
    const article = await imported('form.docx', WORD)
    const before = formed(await readBack(article))
    expect(before).toEqual(['县里bold[今年大力种树]。'])
    const page = readFileSync(path.join(folder, await exported(article, 'marked')), 'utf8')
    expect(page).toContain('<ins>3×10<sup>6</sup>棵</ins>')
    expect(page).toContain('<ins><b>种在北山</b></ins>')
    expect(page).toContain('<ins>仍在</ins>')
    await settleAll(article, 'accepted')
    const accepted = [
      '林区共有树苗3×10superscript[6]棵，由林业站统计。',
      // What was put in without a form stands bare between bold words.
      '县里bold[今年]仍在bold[种树]。',
      '说明年还会再种，bold[种在北山]的坡上。',
    ]
    expect(formed(await readBack(article))).toEqual(accepted)
    const { json } = await galley(folder, ['show', article, ...library])
    const numbers = json[0]?.['numbers'] as readonly Json[]
    expect(numbers.some(({ value }) => value === 3_000_000)).toBe(true)
    await settleAll(article, 'rejected')
    expect(formed(await readBack(article))).toEqual(before)
  })

  it('comes from a page, with the link and the bold words in which it stands', async () => {
    const article = await imported('form.html', PAGE)
    await settleAll(article, 'accepted')
    expect(formed(await readBack(article))).toEqual([
      '林区共有树苗3×10superscript[6]棵，由link[林业总站]统计，明年还会再种。',
      '县里bold[今年仍在种树]，工作人员说，明年还会再种一万棵。',
    ])
  })

  it('is proposed by itself, taken when that is accepted and given back when it is rejected', async () => {
    const reformed = (text: string, now: string, before: string): string =>
      shaped(text, `${now}<w:rPrChange ${MARK}><w:rPr>${before}</w:rPr></w:rPrChange>`)
    const article = await imported(
      'reform.docx',
      makeDocx({
        body: [
          paragraph('清河镇种树记'),
          `<w:p>${run('林区占地30km')}${reformed('2', RAISED, '')}${run('，')}${reformed('仍在', '', BOLD)}${run('种树，明年还会再种。')}</w:p>`,
        ].join(''),
      }),
    )
    const { json } = await galley(folder, ['show', article, ...library])
    const suggestions = json[0]?.['suggestions'] as readonly Json[]
    expect(
      suggestions.map(({ kind, form, before, after, author, date, state }) => [
        kind,
        form,
        before,
        after,
        author,
        date,
        state,
      ]),
    ).toEqual([
      ['form', 'script', '2', '2', '高远', '2024-01-15T09:30:00.000Z', 'open'],
      ['form', 'bold', '仍在', '仍在', '高远', '2024-01-15T09:30:00.000Z', 'open'],
    ])
    const before = ['林区占地30km2，bold[仍在]种树，明年还会再种。']
    expect(formed(await readBack(article))).toEqual(before)
    await settleAll(article, 'accepted')
    expect(formed(await readBack(article))).toEqual(['林区占地30kmsuperscript[2]，仍在种树，明年还会再种。'])
    await settleAll(article, 'rejected')
    expect(formed(await readBack(article))).toEqual(before)
  })
})
