import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { kept, userFolder, untilProof } from '../helpers/proof.ts'

const TEXT =
  '清河镇种树记\n\n本报记者 林一\n\n清河镇今年种下12000棵树，镇长林一在山坡上对记者说，成活率达到93%，全镇都很高兴。树苗是三月从邻县运来的，一路走了两天，运到的时候根上还带着湿泥，大家连夜把它们栽进了坑里。\n'

test('a number whose card is out of sight is not judged by a key in the desk of captions', async () => {
  const place = mkdtempSync(path.join(os.tmpdir(), 'galley-hidden-'))
  const file = path.join(place, 'a.txt')
  writeFileSync(file, TEXT)
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  await untilProof(page)
  await page.keyboard.press('Control+3')
  await page.locator('.numbers-desk').waitFor()
  await page.keyboard.press('j')
  await page.locator('.ledger [aria-selected="true"], .ledger [data-live]').first().waitFor()
  await page.keyboard.press('Control+2')
  await page.locator('.captions-none').waitFor()
  for (const key of ['v', 'q', 'x', 'n']) await page.keyboard.press(key)
  // In the desk that shows it the same key judges: had one of the others, this would take it back.
  await page.keyboard.press('Control+3')
  await page.locator('.numbers-desk').waitFor()
  await page.keyboard.press('v')
  await expect
    .poll(async () => (await kept(page)).numbers.map(({ state }) => state).filter((state) => state !== 'unchecked'))
    .toEqual(['verified'])
  await app.quit()
  for (const each of [folder, place]) rmSync(each, { recursive: true, force: true, maxRetries: 10 })
})
