import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchGalley, type GalleyApp } from '../helpers/app/app-driver.ts'
import { kept, noteOn, openSample, selectPhrase, untilProof, userFolder } from '../helpers/proof.ts'

/** What is on the screen is seen whole and at its place, in English too, and what one walks by does not hold one fast. */
const ARTICLE = `# Ferry pier reopens after storm repairs
By Dana Whitlock

The pier at Port Ellery reopened Monday after 14 months of repairs, with 312 passengers on the first boat.

Storm damage had closed it in September 2025. The city spent $4.2 million, up from the $3.1 million planned.

Ruth Okafor, 47, who was born in 1969, took the first ticket. The new crane costs two times less to run.

Caption: Ruth Okafor, left, at the gate of the pier on Nov. 20, 2026. (Photo: Dana Whitlock)

Caption: The flooded hall was drained in September 2025. (Photo: City of Port Ellery)
`

/** Bars and dialogs of a window that zoom leaves small: what is in them is seen without scrolling sideways. */
async function nothingBeside(page: Page): Promise<void> {
  const beside = (): Promise<readonly string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.rail, .foot, .history-list, dialog[open]')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.className),
    )
  for (const size of [
    { width: 640, height: 400 },
    { width: 320, height: 256 },
  ]) {
    await page.setViewportSize(size)
    await expect.poll(beside).toEqual([])
    await page.keyboard.press('Control+Shift+H')
    await page.locator('dialog[open]').waitFor()
    expect(await beside()).toEqual([])
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** Runs in the page: the sides on which an element's ring lies outside of what clips it. */
function ringOutside(element: Element): readonly string[] {
  if (!element.matches(':focus-visible')) return ['no ring']
  const { outlineWidth, outlineOffset } = getComputedStyle(element)
  const by = Math.max(0, parseFloat(outlineWidth) + parseFloat(outlineOffset))
  const ring = element.getBoundingClientRect()
  let around = element.parentElement
  while (around !== null && getComputedStyle(around).overflow === 'visible') around = around.parentElement
  if (around === null) return []
  const room = around.getBoundingClientRect()
  const left = room.left + around.clientLeft
  const top = room.top + around.clientTop
  const sides = {
    left: ring.left - by < left,
    right: ring.right + by > left + around.clientWidth + 0.5,
    top: ring.top - by < top - 0.5,
    bottom: ring.bottom + by > top + around.clientHeight + 0.5,
  }
  return Object.entries(sides).flatMap(([side, isOut]) => (isOut ? [side] : []))
}

describe('an English article', () => {
  const folder = userFolder({ reviewerName: 'R. Calloway', locale: 'en', theme: 'light' })
  let app: GalleyApp
  let page: Page
  beforeAll(async () => {
    const file = path.join(folder, 'pier.md')
    writeFileSync(file, ARTICLE)
    app = await launchGalley({ userDataDir: folder, argv: [file], locale: 'en-US' })
    page = app.page
    await untilProof(page)
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('the head of the sheet and the foot say the same length', async () => {
    const told = await page.locator('.foot-count strong').last().textContent()
    expect(told).toMatch(/^\d+ words$/)
    expect(await page.locator('.sheet-head > span').last().textContent()).toBe(told)
  })

  test('findings quote whole words, and say where more stands', async () => {
    await page.keyboard.press('Control+5')
    const quotes = page.locator('.finding q:has(b)')
    await quotes.first().waitFor()
    const { blocks } = await kept(page)
    const text = blocks.map((block) => ` ${block.text} `).join('\n')
    for (const quote of await quotes.allTextContents()) {
      const words = quote.replaceAll('…', '')
      const at = text.indexOf(words)
      expect(at, quote).toBeGreaterThan(0)
      for (const border of [text.slice(at - 1, at + 1), text.slice(at + words.length - 1, at + words.length + 1)])
        expect(border, quote).not.toMatch(/\w\w/)
    }
  })

  test('the ring of what has the focus is seen on all sides', async () => {
    for (const [desk, at] of [
      ['5', '.finding-row'],
      ['5', '.rail-person'],
      ['3', '.ledger-head button'],
      ['1', '.outline button'],
    ] as const) {
      await page.keyboard.press(`Control+${desk}`)
      // The desk takes the focus when it is there, whoever has it by then.
      const lacks = async (): Promise<readonly string[]> => {
        await page.locator(at).first().focus()
        return page.locator(at).first().evaluate(ringOutside)
      }
      await expect.poll(lacks, { message: at }).toEqual([])
    }
  })

  test('rows of the ledger end between words', async () => {
    await page.keyboard.press('Control+3')
    await page.locator('.ledger-row').first().waitFor()
    for (const width of [1440, 1200]) {
      await page.setViewportSize({ width, height: 900 })
      const cut = await page.locator('.ledger-words').evaluateAll((rows) =>
        rows.flatMap((row) => {
          const { right } = row.getBoundingClientRect()
          return [...row.querySelectorAll('.whole-word, .ledger-number')]
            .filter((word) => word.scrollWidth > word.clientWidth + 1 && word.clientWidth > 0)
            .map((word) => `${word.textContent} at ${String(right)}`)
        }),
      )
      expect(cut).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('who signed a verdict stands over nothing else, however far one has scrolled', async () => {
    await page.setViewportSize({ width: 1440, height: 620 })
    await page.keyboard.press('Control+2')
    await page.locator('.caption-sheet').first().waitFor()
    await page.keyboard.press('v')
    await page.locator('.caption-verdict small').first().waitFor()
    const list = page.locator('.captions-list')
    for (const top of [0, 90, 180, 270]) {
      await list.evaluate((host, to) => host.scrollTo(0, to), top)
      const isFree = await page
        .locator('.caption-sheet')
        .first()
        .evaluate((sheet) => {
          const first = sheet.querySelector('.caption-first')?.getBoundingClientRect()
          const other = sheet.querySelector('.caption-metadata')?.getBoundingClientRect()
          if (first === undefined || other === undefined) return false
          return first.right <= other.left + 1 || first.bottom <= other.top + 1
        })
      expect(isFree, `scrolled by ${String(top)}`).toBe(true)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.keyboard.press('Control+1')
  })

  test('an empty draft goes when one clicks elsewhere in the text; one with words stays', async () => {
    await selectPhrase(page, 'first ticket')
    await page.keyboard.press('1')
    const field = page.locator('.margin-slot[data-live] .draft-fields textarea').last()
    await field.waitFor()
    const elsewhere = page.locator('[data-role="headline"] [data-text]')
    await elsewhere.click({ position: { x: 40, y: 20 } })
    await expect.poll(async () => (await kept(page)).drafts).toEqual([])
    expect(await page.locator('.margin .card').count()).toBe(0)
    await selectPhrase(page, 'first ticket')
    await page.keyboard.press('1')
    await field.waitFor()
    await field.fill('Which line?')
    await elsewhere.click({ position: { x: 40, y: 20 } })
    await expect.poll(async () => (await kept(page)).drafts.map(({ body }) => body)).toEqual(['Which line?'])
    expect(await page.locator('.margin .card[data-open]').count()).toBe(1)
    await page.locator('.margin').getByRole('button', { name: 'Discard' }).click()
  })

  test('with a margin that is crowded each card keeps one line, wherever one has scrolled to', async () => {
    for (const words of ['pier at', 'Port', 'reopened', 'after', 'repairs', 'with', 'boat', 'Storm', 'closed', 'spent'])
      await noteOn(page, words, '1', `On “${words}”: is this so, and who says it?`)
    await page.keyboard.press('Escape')
    for (const height of [900, 420]) {
      await page.setViewportSize({ width: 1440, height })
      for (const top of [0, 120, 5000]) {
        await page.locator('.proof-scroll').evaluate((host, to) => host.scrollTo(0, to), top)
        const tall = (): Promise<number> =>
          page
            .locator('.margin .card')
            .evaluateAll((cards) => cards.filter((card) => card.getBoundingClientRect().height > 44).length)
        await expect.poll(tall).toBe(0)
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('at 200 % and 400 % nothing lies beside the window', () => nothingBeside(page))

  test('a column of the library that holds nothing leaves its room to the titles', async () => {
    await app.menu.click('show-library')
    await page.locator('.lib-row .lib-title').waitFor()
    const heads = (): Promise<readonly string[]> => page.locator('.lib-head .lib-row > span').allTextContents()
    expect(await heads()).not.toContain('Source')
    const cut = await page.locator('.lib-title button').evaluate((title) => title.scrollWidth - title.clientWidth)
    expect(cut).toBe(0)
    // Heads stand over what they name.
    const sides = await page
      .locator('.lib-row')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left))),
      )
    expect(sides[0]?.slice(0, -1)).toEqual(sides[1]?.slice(0, -1))
    await page.locator('.lib-title button').click()
    await untilProof(page)
  })
})

describe('the sample', () => {
  const folder = userFolder({ reviewerName: '阮稚川', locale: 'zh-Hans', theme: 'light' })
  let app: GalleyApp
  let page: Page
  beforeAll(async () => {
    app = await launchGalley({ userDataDir: folder })
    page = app.page
    await openSample(app)
  })
  afterAll(async () => {
    await app.quit()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  test('pages are turned with the caret, which never leaves the text', async () => {
    await noteOn(page, '又回到田里', '2', '谁说的？')
    await page.keyboard.press('Escape')
    await page.locator('[data-role="headline"] [data-text]').click({ position: { x: 30, y: 20 } })
    const at = (): Promise<{ block: number; isInText: boolean; top: number }> =>
      page.evaluate(() => {
        const node = getSelection()?.focusNode
        const text = (node instanceof Element ? node : node?.parentElement)?.closest('[data-text]')
        const all = [...document.querySelectorAll('.proof-scroll [data-text]')]
        const top = document.querySelector('.proof-scroll')?.scrollTop ?? 0
        return { block: all.findIndex((each) => each === text), isInText: text != null, top }
      })
    let before = await at()
    for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'PageUp']) {
      await page.keyboard.press(key)
      const after = await at()
      expect(after.isInText).toBe(true)
      expect(Math.sign(after.block - before.block)).toBe(key === 'PageDown' ? 1 : -1)
      before = after
    }
    await page.keyboard.press('Escape')
  })

  test('at the end of the article the outline marks its last part', async () => {
    const marked = (): Promise<string> => page.locator('.outline [aria-current]').innerText()
    const last = await page.locator('.outline button').last().innerText()
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, host.scrollHeight))
    await expect.poll(marked).toBe(last)
    await page.locator('.proof-scroll').evaluate((host) => host.scrollTo(0, 0))
    await expect.poll(marked).not.toBe(last)
  })

  test('J goes by a wrong number, too; its pin says what it is', async () => {
    await page.keyboard.press('Control+3')
    await page.locator('.ledger-row').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.locator('.pin[data-active]').getAttribute('aria-label')).toContain('数字')
    await page.keyboard.press('x')
    await page.locator('.ledger-open').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Escape')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '')
    const places = new Set<string>()
    for (let walked = 0; walked < 3; walked += 1) {
      await page.keyboard.press('j')
      expect(await focused()).not.toBe('TEXTAREA')
      places.add((await page.locator('.margin-slot[data-live]').getAttribute('data-place')) ?? '')
    }
    expect([...places].some((place) => place.startsWith('number'))).toBe(true)
    await page.keyboard.press('Escape')
  })

  test('a picture is called by its caption’s number wherever it is shown; one leaves the comparison for the picture', async () => {
    const last = page.locator('.figure-open').last()
    await last.scrollIntoViewIfNeeded()
    expect(await page.locator('.block[data-role="figure"] .gutter').last().textContent()).toBe('图注 4')
    await last.click()
    const name = page.locator('.picture-bar strong').nth(1)
    await expect.poll(() => name.textContent()).toBe('图注 4')
    expect(await page.locator('.filmstrip [aria-current]').getAttribute('aria-label')).toBe('图注 4')
    await page.keyboard.press('c')
    await page.locator('.compare-empty').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.stage-picture img').waitFor()
  })

  test('a double click ends a polygon and is one corner of it', async () => {
    await page.keyboard.press('p')
    const box = await page.locator('.stage-picture img').boundingBox()
    if (box === null) throw new Error('no picture')
    const at = (x: number, y: number): readonly [number, number] => [box.x + box.width * x, box.y + box.height * y]
    await page.mouse.click(...at(0.3, 0.3))
    await page.mouse.click(...at(0.5, 0.3))
    await page.mouse.dblclick(...at(0.4, 0.5))
    const field = page.locator('.picture-region textarea').first()
    await field.waitFor()
    await field.fill('看不清')
    await field.press('Enter')
    const shape = async (): Promise<number | undefined> =>
      (await kept(page)).notes
        .map(({ target }) => target)
        .flatMap((target) => (target.kind === 'region' ? [target.region] : []))
        .map((region) => (region.shape === 'polygon' ? region.points.length : 0))[0]
    await expect.poll(shape).toBe(3)
    await page.locator('.picture-bar button').last().click()
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  })

  test('at 200 % and 400 % nothing lies beside the window', () => nothingBeside(page))
})
