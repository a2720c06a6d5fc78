import { expect, test } from 'vitest'
import path from 'node:path'
import { launchGalley } from '../helpers/app/app-driver.ts'
const mainFile = path.join(import.meta.dirname, '../fixtures/tiny-app/main/main.js')
test('tiny starts', async () => {
  const t = Date.now()
  const app = await launchGalley({ mainFile })
  console.log('launched', Date.now() - t)
  console.log(
    await app.page.textContent('h1'),
    app.page.url(),
    await app.page.evaluate(() => [innerWidth, innerHeight]),
  )
  await app.menu.click('tick')
  await expect.poll(() => app.page.textContent('#out')).toBe('tick 7')
  console.log(await app.recorded())
  console.log(await app.quit(), app.output())
})
