import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { EXPORT_FORMATS, FORMATS, viewsOf, type ExportFormat } from '#shared/contract/formats.ts'
import type { ExportView } from '#shared/contract/export-options.ts'
import { richPage } from '#tests/helpers/exports/rich-page.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { trackedArticle } from '#tests/helpers/tracked-article.ts'
import type { Json } from '../_docx/parts-of.ts'
import { review } from '../_docx/review.ts'

/** A file that was exported. */
export interface Made {
  /** What it is told by where something is wrong. */
  readonly name: string
  readonly format: ExportFormat
  readonly view: ExportView | undefined
  /** Which list it holds; only of a CSV. */
  readonly list?: string
  /** Which article it is of. */
  readonly article: string
  readonly file: string
  /** The file that it was written back into. */
  readonly into?: string
}

type Call = (...args: readonly string[]) => Promise<Json>

const LISTS = ['numbers', 'captions', 'notes', 'suggestions'] as const
const CASES = path.resolve(process.env['GALLEY_CASES'] ?? '../shared/cases')

/** The articles: name, file, and whether all formats are asked of it and a review made of it. */
function articles(folder: string): readonly (readonly [name: string, file: string, isReviewed: boolean])[] {
  writeFileSync(path.join(folder, 'ferry.png'), makePng(400, 240))
  writeFileSync(path.join(folder, 'rich.html'), richPage())
  writeFileSync(path.join(folder, 'tracked.docx'), trackedArticle())
  const inFolder = (from: string, ending: string): readonly string[] =>
    existsSync(from)
      ? readdirSync(from)
          .filter((name) => name.endsWith(ending))
          .map((name) => path.join(from, name))
      : []
  const sample = path.resolve(import.meta.dirname, '../../../build/sample')
  return [
    ...inFolder(path.join(CASES, '../seed'), '.txt').map((file) => ['seed', file, true] as const),
    ...['zh', 'en'].map((name) => [`sample-${name}`, path.join(sample, name), true] as const),
    ['rich', path.join(folder, 'rich.html'), true],
    ['tracked', path.join(folder, 'tracked.docx'), true],
    ...inFolder(path.join(CASES, 'docx'), '.docx').map((file) => [path.basename(file, '.docx'), file, false] as const),
  ]
}

/** Reviews the articles and exports each in every format and view; of the cases beside the repository the original alone. */
export async function makeFiles(folder: string, say: (line: string) => void): Promise<readonly Made[]> {
  const made: Made[] = []
  for (const [name, file, isReviewed] of articles(folder)) {
    const call: Call = async (...args) => {
      const { code, json, out, errors } = await galley(folder, [...args, '--json', '--library', `${name}.sqlite`])
      if (code !== 0) throw new Error(`${name}: ${args.join(' ')}: ${out}${errors}`)
      return json[0] ?? {}
    }
    const article = String((await call('import', file))['article'])
    if (isReviewed) await review(call, article, [])
    if (name === 'rich') await noteOnPicture(call, article)
    const own = file.endsWith('.docx') && isReviewed ? file : undefined
    for (const each of wanted(isReviewed, own)) {
      const ending = FORMATS[each.format].endings[0]
      const title = [name, each.format, each.view, each.list, each.into === undefined ? undefined : 'own']
      const place = path.join(folder, each.format, `${title.filter((part) => part !== undefined).join('-')}.${ending}`)
      mkdirSync(path.dirname(place), { recursive: true })
      const args = [
        ...(each.view === undefined ? [] : ['--view', each.view]),
        ...(each.list === undefined ? [] : ['--list', each.list]),
        ...(each.into === undefined ? [] : ['--into-own']),
      ]
      await call('export', article, '--format', each.format, '--out', place, ...args).then(
        () => made.push({ name: path.basename(place), article: name, file: place, ...each }),
        (thrown: unknown) => {
          say(`${name}, ${each.format}: ${String(thrown).slice(0, 200)}`)
        },
      )
    }
  }
  return made
}

/** A note on a region of the picture. */
async function noteOnPicture(call: Call, article: string): Promise<void> {
  const { blocks } = (await call('show', article)) as { readonly blocks?: readonly Json[] }
  const block = String(blocks?.findIndex(({ role }) => role === 'figure'))
  await call(
    'note',
    article,
    '--block',
    block,
    '--region',
    'xywh=percent:10,20,30,40',
    '--body',
    '裁去左边',
    '--author',
    '秦未央',
  )
}

type Wanted = Pick<Made, 'format' | 'view' | 'list' | 'into'>

function wanted(isReviewed: boolean, own: string | undefined): readonly Wanted[] {
  if (!isReviewed)
    return (['html', 'markdown', 'jats', 'ninjs', 'docx'] as const).map((format) => ({ format, view: 'original' }))
  const all = EXPORT_FORMATS.filter((format) => format !== 'package').flatMap((format): readonly Wanted[] => {
    if (format === 'csv') return LISTS.map((list) => ({ format, view: undefined, list }))
    const views = viewsOf(format)
    return views.length === 0 ? [{ format, view: undefined }] : views.map((view) => ({ format, view }))
  })
  return own === undefined ? all : [...all, { format: 'docx', view: undefined, into: own }]
}

export const textOf = ({ file }: Made): string => readFileSync(file, 'utf8')
