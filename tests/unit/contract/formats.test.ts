import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { exportCommandOf } from '#shared/commands/commands.ts'
import { EXPORT_GROUPS } from '#shared/contract/export-options.ts'
import {
  ALL_FORMATS,
  choicesOf,
  endingsOfDialog,
  EXPORT_FORMATS,
  EXPORT_OPTIONS,
  EXPORTS_BY_GROUP,
  FORMATS,
  READ_FORMATS,
  viewsOf,
} from '#shared/contract/formats.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { makeConfiguration } from '#build/electron-builder.config.ts'
import { createDialogs } from '#electron/doors/electron/dialogs.ts'
import type { FormatReader } from '#electron/import/formats/format-reader.ts'

const root = join(import.meta.dirname, '../../..')
const asked = vi.hoisted(() => ({ filters: [] as { readonly name: string; readonly extensions: readonly string[] }[] }))

vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: (options: { filters: (typeof asked)['filters'] }) => {
      asked.filters = options.filters
      return Promise.resolve({ canceled: true, filePaths: [] })
    },
  },
}))

describe('the table of formats', () => {
  test.each(READ_FORMATS)('names a reader for %s that is there', async (format) => {
    const place = join(root, 'electron/import/formats', format, 'reader.ts')
    const { read } = (await import(place)) as { readonly read: FormatReader }
    expect(read).toBeTypeOf('function')
  })

  test('has an entry for every reader', () => {
    const folder = join(root, 'electron/import/formats')
    const readers = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'reader.ts')))
    expect(readers.toSorted()).toEqual(READ_FORMATS.toSorted())
  })

  test.each(['zh-Hans', 'zh-Hant', 'en'] as const)('names every export in %s', (locale) => {
    const t = createTranslate(locale)
    const words = EXPORT_FORMATS.flatMap((format) => {
      const views = viewsOf(format)
      const leftOut = views.length === 0 ? [format] : views.map((view) => `${format}.${view}`)
      return [`formats.${format}`, `formatHints.${format}`, ...leftOut.map((each) => `leftOut.${each}`)]
    })
    const options = EXPORT_OPTIONS.flatMap(({ id, values = [] }) =>
      ['label', 'hint', ...values].map((each) => `option.${id}.${each}`),
    )
    const groups = EXPORT_GROUPS.map((group) => `group.${group}`)
    const keys = [...words, ...options, ...groups].map((key) => `dialogs.exporting.${key}`)
    const commands = EXPORT_FORMATS.map((format) => `commands.${exportCommandOf(format)}`)
    expect([...keys, ...commands].filter((key) => t(key) === key)).toEqual([])
  })

  test('every export is in one group, and an option is chosen as its format and view have it', () => {
    expect(EXPORTS_BY_GROUP.flatMap(([, formats]) => formats).toSorted()).toEqual(EXPORT_FORMATS.toSorted())
    expect(choicesOf('html', 'clean', { 'with-position': true, other: 'x' })).toEqual({ 'with-position': true })
    expect(choicesOf('html', 'clean', { 'with-position': 'yes' })).toEqual({ 'with-position': false })
    expect(choicesOf('csv', 'clean', { 'with-position': true, list: 'x' })).toEqual({ list: 'numbers' })
  })

  test('keeps what is particular to a format in two files: its entry and its reader', () => {
    const own = new Set(['jats', 'mhtml', 'ninjs', 'docx'])
    const words = ALL_FORMATS.flatMap(([id, { endings }]) => (own.has(id) ? [id, ...endings] : []))
    // An ending or an id as a value of code; xml and json are words of their own.
    const told = new RegExp(`(['"\`])\\.?(?:${words.filter((word) => !/^(?:xml|json)$/.test(word)).join('|')})\\1`, 'u')
    const elsewhere = sourceFiles().filter((file) => told.test(readFileSync(join(root, file), 'utf8')))
    expect(elsewhere.toSorted()).toEqual([
      // What is written: the writer of each format by its id.
      'electron/export/export-article.ts',
      // The standard that a news item says it is written in.
      'electron/export/ninjs/export-ninjs.ts',
      // Kinds of evidence, which is kept unread.
      'electron/services/attachments.ts',
    ])
  })
})

function sourceFiles(): readonly string[] {
  return ['shared', 'electron', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((file) => /\.tsx?$/.test(file) && file !== join('shared/contract/formats.ts'))
    .filter((file) => !/^electron\/import\/formats\/(?:jats|mhtml|ninjs|docx)\//.test(file))
}

describe('the Open dialog', () => {
  const dialogs = createDialogs({
    translate: () => createTranslate('en'),
    window: () => undefined,
    platform: 'linux',
    documentsPath: '/tmp',
  })

  test.each(READ_FORMATS)('offers files of %s, and archives', async (format) => {
    await dialogs.openArticles()
    const [articles] = asked.filters
    expect(articles?.name).toBe('Articles')
    expect(articles?.extensions).toEqual(expect.arrayContaining([...FORMATS[format].endings, 'zip']))
  })

  test('offers no format that is refused', () => {
    const refused = ALL_FORMATS.filter(([, entry]) => entry.isRefusedManuscript).flatMap(([, { endings }]) => endings)
    expect(endingsOfDialog('articles').filter((ending) => refused.includes(ending))).toEqual([])
  })

  test('offers every picture for a caption', async () => {
    await dialogs.openPicture()
    expect(asked.filters[0]?.extensions).toEqual(FORMATS.picture.endings)
  })
})

test('the system is told of our own format as ours, and of articles as a choice', () => {
  const { fileAssociations } = makeConfiguration({
    electronVersion: '0',
    electronFolder: '',
    output: '',
    noticesFile: '',
    licenceFile: '',
  })
  const told = [fileAssociations ?? []].flat()
  expect(told.find(({ ext }) => ext.includes('galley'))).toMatchObject({ role: 'Editor' })
  expect(told.find(({ ext }) => ext.includes('docx'))).toMatchObject({ role: 'Viewer', rank: 'Alternate' })
})
