import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORT_FORMATS, FORMATS, viewsOf, type ExportFormat } from '#shared/contract/formats.ts'
import { createTranslate } from '#shared/messages/translate.ts'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { LOOKS } from '../helpers/exports/read-exports.ts'
import { reviewedArticle, TEXTS, type Shown } from '../helpers/exports/reviewed-article.ts'
import { userFolder } from '../helpers/proof.ts'
import { galley, hostBuiltGalley } from '../helpers/run-galley.ts'

/** Every format in every view that it has, through both doors as they are built. */
const CASES = EXPORT_FORMATS.flatMap((format) =>
  (viewsOf(format).length > 0 ? viewsOf(format) : [undefined]).map((view) => [format, view] as const),
)

/** The window hands the command's own words on: it goes through every format, each in another view than the one before; the long run through all. */
const IN_THE_WINDOW =
  process.env.GALLEY_LONG === '1'
    ? CASES
    : EXPORT_FORMATS.map((format, at) => {
        const views = viewsOf(format)
        return [format, views.length === 0 ? undefined : views[at % views.length]] as const
      })

const t = createTranslate('zh-Hans')
const place = mkdtempSync(path.join(os.tmpdir(), 'galley-exports-'))
const folder = userFolder({ reviewerName: '秦未央', locale: 'zh-Hans', theme: 'light' })
const library = path.join(folder, 'library.sqlite')
let shown: Shown

beforeAll(async () => {
  // The review itself is made without the built parts: they are what is on trial.
  shown = await reviewedArticle((args) => galley(place, args), place, library)
})
afterAll(() => {
  for (const each of [place, folder]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

test('the article has what an export can get wrong', () => {
  expect(shown.blocks.map(({ text }) => text)).toEqual(TEXTS.mended)
  expect(shown.notes).toHaveLength(4)
  expect(shown.suggestions.map(({ state }) => state).toSorted()).toEqual(['accepted', 'open', 'open'])
  expect(new Set(shown.numbers.map(({ state }) => state)).size).toBe(5)
  expect(shown.repairs.length).toBeGreaterThan(0)
})

describe('the built command exports', () => {
  const host = hostBuiltGalley()
  afterAll(() => host.end())

  test.each(CASES)('%s, %s', async (format, view) => {
    const name = `command-${format}-${view ?? 'all'}`
    const args = ['export', shown.article, '--format', format, '--out', name, '--library', library]
    const chosen = view === undefined ? [] : ['--view', view]
    const ran = await host.run(place, [...args, ...chosen, '--json', '--lang', 'zh-Hans'])
    expect(ran.errors).toBe('')
    const bytes = readFileSync(path.join(place, name))
    expect(ran.json).toEqual([
      { article: shown.article, format, view: view ?? 'marked', file: name, bytes: bytes.length },
    ])
    LOOKS[format](bytes, view ?? 'marked', shown)
  })
})

describe('the built window exports', () => {
  let app: GalleyApp

  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder })
    app.page.setDefaultTimeout(12_000)
    await app.page.locator('.library').waitFor()
    await app.page.locator('.lib-title').first().dblclick()
    await app.page.locator('.proof [data-text]').first().waitFor()
  })
  afterAll(async () => {
    await app.quit()
  })

  /** Goes the way of a person: the dialog, the format, the view, the place. */
  const exported = async (format: ExportFormat, view: string | undefined): Promise<Buffer> => {
    const file = path.join(place, `window-${format}-${view ?? 'all'}`)
    await app.page.keyboard.press('Control+e')
    await app.page
      .locator('.dlg-format')
      .filter({ hasText: t(`dialogs.exporting.formats.${format}`) })
      .first()
      .click()
    if (view !== undefined)
      await app.page
        .locator('.dlg-view')
        .getByRole('radio', { name: t(`dialogs.exporting.views.${view}`) })
        .click()
    await app.dialogs.queue({ canceled: false, filePath: file }, 'showSaveDialog')
    await app.page.getByRole('button', { name: t('dialogs.exporting.run') }).click()
    await expect.poll(() => app.page.locator('dialog[open]').count()).toBe(0)
    // Whoever types a name without an ending gets a file that opens.
    return readFileSync(`${file}.${FORMATS[format].endings[0] ?? ''}`)
  }

  test('as many formats as there are', async () => {
    await app.page.keyboard.press('Control+e')
    await expect.poll(() => app.page.locator('.dlg-format').count()).toBe(EXPORT_FORMATS.length)
    await app.page.keyboard.press('Escape')
    await expect.poll(() => app.page.locator('dialog[open]').count()).toBe(0)
  })

  test.each(IN_THE_WINDOW)('%s, %s', async (format, view) => {
    const bytes = await exported(format, view)
    const asked = (await app.dialogs.seen()).at(-1)?.options as {
      readonly defaultPath: string
      readonly filters: readonly { readonly extensions: readonly string[] }[]
    }
    const [ending = ''] = FORMATS[format].endings
    expect(asked.filters).toMatchObject([{ extensions: [ending] }])
    expect(path.basename(asked.defaultPath)).toBe(`${shown.title}.${ending}`)
    LOOKS[format](bytes, view ?? 'marked', shown)
  })
})
