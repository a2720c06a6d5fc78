/**
 * What another office program makes of the Word documents that we write: the seed article, the samples of the repository and a
 * document that its author tracked are reviewed by the command, exported (anew, and into the author's own file), looked at for
 * structural faults, turned into a PDF by LibreOffice with their comments and changes, and saved by it as DOCX, which we open
 * again: text, comments, replies, anchors and changes are held against what we wrote. LibreOffice 7.4 drops which comment an
 * answer belongs to (of a file that Word wrote as well: pandoc's `comments.docx`, printed last): then the answer is a comment of
 * its own, and that is counted. Skipped and said where `soffice` is not there. PDFs stay in the folder that is printed.
 * Run: `npx node tests/bench/docx-office.ts`
 */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { setup } from '#build/scripts/bundle-children.ts'
import { checkDocx } from '#tests/helpers/exports/check-docx.ts'
import { readDocx } from '#tests/helpers/exports/read-docx.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { trackedArticle } from '#tests/helpers/tracked-article.ts'
import { DOCX_PARTS, type Json } from './_docx/parts-of.ts'
import { review } from './_docx/review.ts'

const SHARED = path.resolve(process.env.GALLEY_CASES ?? '../shared/cases', '..')
const run = promisify(execFile)
/** A PDF with the comments as notes on its pages; changes are shown as they are in the text. */
const WITH_COMMENTS = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
const COMPARED = ['paragraphs', 'comments', 'replies', 'anchors', 'suggestions', 'pictures'] as const

async function measure(): Promise<void> {
  await setup()
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-office-'))
  const call = async (...args: readonly string[]): Promise<Json> => {
    const { code, json, out, errors } = await galley(folder, [...args, '--json'])
    if (code !== 0) throw new Error(`${args.join(' ')}: ${out}${errors}`)
    return json[0] ?? {}
  }
  const convert = (to: string, file: string, into: string): Promise<unknown> =>
    run('soffice', [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      into,
      file,
    ])
  for (const each of ['pdf', 'saved']) mkdirSync(path.join(folder, each))
  const tally = new Map<string, [right: number, all: number]>()
  const add = (what: string, right: number, all: number): void => {
    const known = tally.get(what) ?? [0, 0]
    tally.set(what, [known[0] + right, known[1] + all])
  }
  const hold = async (written: string, isOurs: boolean): Promise<void> => {
    await convert('docx:MS Word 2007 XML', written, path.join(folder, 'saved'))
    const [before, after] = [
      await call('inspect', written),
      await call('inspect', path.join('saved', path.basename(written))),
    ]
    for (const what of COMPARED) {
      const of = DOCX_PARTS[what] ?? (() => [])
      // What was an answer and is a comment of its own has lost nothing but its place in the thread.
      const left = [...of(after), ...(what === 'replies' ? (DOCX_PARTS['comments']?.(after) ?? []).map(asReply) : [])]
      const all = of(before)
      const lost = all.filter((each) => {
        const at = left.indexOf(each)
        if (at >= 0) left.splice(at, 1)
        return at < 0
      })
      const kept = (after['notes'] as readonly Json[]).reduce(
        (sum, note) => sum + (note['replies'] as readonly Json[]).length,
        0,
      )
      if (isOurs) add(`saved by LibreOffice, opened again: ${what}`, all.length - lost.length, all.length)
      if (isOurs && what === 'replies') add('… of the replies those that still say what they answer', kept, all.length)
      else if (what === 'replies')
        console.log(
          `${path.basename(written)}, written by Word: replies that still say what they answer after LibreOffice: ${String(kept)} of ${String(all.length)}`,
        )
      for (const each of lost) console.log(`${path.basename(written)}: ${what} lost: ${each}`)
    }
  }
  // What an author sends is a whole document: the tracked one as it was exported.
  const tracked = path.join(folder, 'by-its-author.docx')
  writeFileSync(tracked, trackedArticle())
  const { article: first } = await call('import', tracked, '--library', 'author.sqlite')
  const sent = path.join(folder, 'sent.docx')
  await call('export', String(first), '--format', 'docx', '--out', sent, '--library', 'author.sqlite')
  for (const [name, file] of [...articles(), ['tracked', sent] as const]) {
    const library = ['--library', `${name}.sqlite`]
    const article = String((await call('import', file, ...library))['article'])
    await review(call, article, library)
    for (const own of file.endsWith('.docx') ? [false, true] : [false]) {
      const out = path.join(folder, `${name}${own ? '-own' : ''}.docx`)
      await call('export', article, '--format', 'docx', '--out', out, ...(own ? ['--into-own'] : []), ...library)
      const before = own ? checkDocx(readFileSync(file)) : []
      const faults = checkDocx(readFileSync(out)).filter((each) => !before.includes(each))
      add('documents without a structural fault', faults.length === 0 ? 1 : 0, 1)
      for (const fault of faults) console.log(`${name}: ${fault}`)
      await convert(WITH_COMMENTS, out, path.join(folder, 'pdf'))
      const pdf = path.join(folder, 'pdf', `${path.basename(out, '.docx')}.pdf`)
      add('turned into a PDF', existsSync(pdf) ? 1 : 0, 1)
      const shown =
        readFileSync(pdf)
          .toString('latin1')
          .match(/\/Subtype\s*\/Text\b/gu) ?? []
      const all = readDocx(readFileSync(out)).comments.length
      add('comments that the PDF shows', Math.min(shown.length, all), all)
      await hold(out, true)
    }
  }
  for (const [what, [right, all]] of tally) console.log(`${what}: ${String(right)} of ${String(all)}`)
  const words = path.join(SHARED, 'cases/docx/pandoc__comments.docx')
  if (existsSync(words)) await hold(words, false)
  console.log(`PDFs: ${path.join(folder, 'pdf')}`)
}

const asReply = (comment: string): string => comment.split(' · ').slice(0, 3).join(' · ')

/** The articles by a name for their files. */
function articles(): readonly (readonly [name: string, file: string])[] {
  const seed = path.join(SHARED, 'seed')
  const seeds = existsSync(seed) ? readdirSync(seed).map((name) => ['seed', path.join(seed, name)] as const) : []
  const samples = ['zh', 'en'].map((name) => [name, path.resolve('build/sample', name)] as const)
  return [...seeds, ...samples]
}

if (spawnSync('soffice', ['--version']).status === 0) await measure()
else console.log('skipped: there is no soffice')
