import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { kept, userFolder } from '../helpers/proof.ts'
import { hostBuiltGalley } from '../helpers/run-galley.ts'
import { screenFaults } from '../helpers/screen-faults.ts'
import { closed, openSheet } from '../helpers/two-people.ts'

/** A package of several articles is merged into all of them at once, and taken back at once, in the window by keys alone. */
const TITLES = ['渡口的书屋', '山谷里的三座桥'] as const
const folder = userFolder({ reviewerName: '秦未央', locale: 'en', theme: 'dark' })
const post = userFolder({})
const host = hostBuiltGalley()
const shot = process.env['SHOTS']
afterAll(() => {
  host.end()
  for (const each of [folder, post]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})

const ours = path.join(folder, 'library.sqlite')

async function call(library: string, ...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const ran = await host.run(post, [...args, '--library', library, '--json'])
  if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
  return ran.json[0] ?? {}
}

test('several articles of one package are merged by one key and taken back by one', async () => {
  const ids: string[] = []
  for (const [at, title] of TITLES.entries()) {
    writeFileSync(path.join(post, `${String(at)}.txt`), `${title}\n\n江上的人都看得见这盏灯。\n`)
    ids.push(String((await call(ours, 'import', `${String(at)}.txt`))['article']))
  }
  await call(ours, 'export', ...ids, '--format', 'package', '--out', 'one.galley')
  await call('theirs.sqlite', 'import', 'one.galley')
  for (const id of ids)
    await call(
      'theirs.sqlite',
      'note',
      id,
      '--block',
      '1',
      '--start',
      '0',
      '--end',
      '2',
      '--body',
      '哪条江？',
      '--author',
      '周行',
    )
  await call('theirs.sqlite', 'export', ...ids, '--format', 'package', '--out', 'two.galley')
  const app = await launchGalley({ userDataDir: folder })
  const { page } = app
  const bodies = async (): Promise<readonly string[]> => {
    const all: string[] = []
    for (const title of TITLES) all.push(...(await kept(page, title)).notes.map(({ body }) => body))
    return all
  }
  await page.locator('.library').waitFor()
  await openSheet(app, path.join(post, 'two.galley'))
  await page.locator('.merge-part').nth(1).waitFor()
  expect(await page.locator('dialog[open] .dialog-foot').innerText()).toContain('Merge 2 articles')
  if (shot !== undefined) await page.screenshot({ path: path.join(shot, 'merge-several-en.png') })
  expect(await screenFaults(page, 'en')).toEqual([])
  await page.keyboard.press('Enter')
  await closed(page)
  await expect.poll(bodies).toEqual(['哪条江？', '哪条江？'])
  await page.locator('.toast', { hasText: 'Merged into 2 articles.' }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(bodies).toEqual([])
  await app.quit()
})
