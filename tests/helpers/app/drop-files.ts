import path from 'node:path'
import type { Page } from 'playwright-core'

/** Drags files of this disk over an element and lets go, through Chromium's own input: the page gets real `File`s. */
export const dropOnPage = async (page: Page, selector: string, paths: readonly string[]): Promise<void> => {
  const target = page.locator(selector)
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (!box) throw new Error(`Nothing to drop on: ${selector}`)
  const session = await page.context().newCDPSession(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: paths.map((file) => path.resolve(file)), dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
  await session.detach()
}
