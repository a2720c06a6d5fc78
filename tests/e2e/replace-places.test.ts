import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { launchGalley } from '../helpers/app/app-driver.ts'
import { kept, untilProof, userFolder } from '../helpers/proof.ts'
import { screenFaults } from '../helpers/screen-faults.ts'

const TEXT = [
  '渡口修堤记',
  '渡口的堤今年加高了两尺。人们天没亮就到渡口去，一直做到天黑。',
  '从前的渡口在上游，𠮷田家的船就停在那里👩‍🚜。',
  '修好以后，渡口要办一场集市。',
]

test('each place is seen with its sentence, some are left out, and the rest is one act', async () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  const file = path.join(folder, '修堤.txt')
  writeFileSync(file, TEXT.join('\n\n'))
  const app = await launchGalley({ userDataDir: folder, argv: [file] })
  const { page } = app
  try {
    await untilProof(page)
    await page.keyboard.press('Control+Alt+f')
    const fields = page.locator('.find-bar .field')
    await fields.first().fill('渡口')
    await fields.nth(1).fill('码头')
    const rows = page.locator('.find-list .virtual-row')
    await expect.poll(() => rows.count()).toBe(5)
    expect(await screenFaults(page, 'zh-Hans')).toEqual([])
    const said = (await rows.allInnerTexts()).map((words) => words.replaceAll(/\s/gu, ''))
    expect(said[2]).toContain('人们天没亮就到渡口码头去，一直做到天黑。')
    expect(said[2]).not.toContain('加高')
    expect(said[3]).toContain('从前的渡口码头在上游，𠮷田家的船就停在那里👩‍🚜。')

    // By keyboard: down into the list, on to the fourth place, and it is left out.
    await fields.nth(1).press('ArrowDown')
    await page.locator('.find-place[data-live] input:focus').waitFor()
    for (let at = 1; at <= 3; at += 1) {
      await page.keyboard.press('ArrowDown')
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.closest('.virtual-row')?.getAttribute('data-index')))
        .toBe(String(at))
    }
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: '替换其余（除 1 处）' }).click()
    await page.locator('.toast', { hasText: '4' }).waitFor()
    const after = (await kept(page)).suggestions
    expect(after).toHaveLength(4)
    expect(new Set(after.map(({ groupId }) => groupId)).size).toBe(1)
    const old = (await kept(page)).blocks.find(({ text }) => text.startsWith('从前'))
    expect(after.some(({ blockId }) => blockId === old?.id)).toBe(false)
    await page.locator('.proof-scroll').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await kept(page)).suggestions.length).toBe(0)

    // None but one; what is in a suggestion already cannot be chosen, and what a pattern puts there is shown.
    await page.keyboard.press('Control+Alt+f')
    await page.getByLabel('选中全部各处').uncheck()
    await page.locator('.find-place input').nth(1).check()
    await page.getByRole('button', { name: '替换所选 1 处' }).click()
    await expect.poll(async () => (await kept(page)).suggestions.length).toBe(1)
    await expect.poll(() => page.locator('.find-place input:disabled').count()).toBeGreaterThan(0)
    await page.keyboard.press('Control+Alt+f')
    await page.getByRole('button', { name: '正则表达式' }).click()
    await fields.first().fill('(加)(高)')
    await fields.nth(1).fill('$2$1')
    await expect
      .poll(async () => (await rows.first().innerText()).replaceAll(/\s/gu, ''))
      .toContain('今年加高高加了两尺')
  } finally {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
})
