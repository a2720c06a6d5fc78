import type { Page } from 'playwright-core'
import { createTranslate, type Translate } from '#shared/messages/translate.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { kept } from '../proof.ts'

/** Which hand an act is done with. */
export type Hand = 'keys' | 'mouse'

/** What an act must have come to: the changes of the records, and what the screen shows (nothing said: it shows it). */
export interface Outcome {
  readonly changes?: readonly string[]
  readonly shows?: () => Promise<boolean>
}

/** One row of the script. */
export interface Act {
  readonly what: string
  readonly does: () => Promise<Outcome>
}

/** An editor at the window: the words of the article that nobody marked, and both hands. */
export class Desk {
  readonly t: Translate
  readonly page: Page
  readonly title: string
  readonly #unused: string[]
  constructor(page: Page, title: string, locale: Locale, phrases: readonly string[]) {
    this.page = page
    this.title = title
    this.t = createTranslate(locale)
    this.#unused = [...phrases]
  }

  /** Words of the article that no act has touched yet. */
  phrase(): string {
    const phrase = this.#unused.shift()
    if (phrase === undefined) throw new Error('The article has no untouched words left: take a longer one.')
    return phrase
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** The words before a phrase in its block, as the records tell a place. */
  async before(phrase: string, at = 0): Promise<string> {
    const { blocks } = await kept(this.page, this.title)
    const text = blocks.map((block) => block.text).find((each) => each.includes(phrase)) ?? ''
    const start = [...text.slice(0, text.indexOf(phrase))].length + at
    return [...text].slice(Math.max(0, start - 3), start).join('')
  }

  /** Every place of a word that no suggestion changes, as replacing it there is told. */
  async places(word: string, other: string): Promise<readonly string[]> {
    const { blocks, suggestions } = await kept(this.page, this.title)
    const whole = new RegExp(`[A-Za-z]*${word}[A-Za-z]*`, 'giu')
    return blocks.flatMap(({ id, text }) =>
      [...text.matchAll(whole)].flatMap(({ 0: words, index }) => {
        const start = [...text.slice(0, index)].length
        const end = start + [...words].length
        const isTaken = suggestions.some(
          (each) => each.blockId === id && each.state !== 'rejected' && each.start < end && each.end > start,
        )
        const after = words.replace(new RegExp(word, 'iu'), other)
        return isTaken ? [] : [`${[...text].slice(Math.max(0, start - 3), start).join('')}|${words}→${after} (open)`]
      }),
    )
  }

  readonly selected = (): Promise<string> => this.page.evaluate(() => String(getSelection()))

  /** Selects words of the article: sought and left selected, or drawn over with the pointer. */
  async select(phrase: string, hand: Hand): Promise<void> {
    await (hand === 'keys' ? this.#seek(phrase) : this.#draw(phrase))
    await until(async () => (await this.selected()) === phrase, `“${phrase}” is selected`)
  }

  /** A caret behind words: sought and left, or clicked. */
  async caretBehind(phrase: string, hand: Hand): Promise<void> {
    if (hand === 'keys') {
      await this.select(phrase, 'keys')
      await this.press('ArrowRight')
    } else {
      const box = await this.#boxOf(phrase)
      await this.page.mouse.click(box.x + box.width - 1, box.y + box.height / 2)
    }
    await until(() => this.page.evaluate(() => getSelection()?.isCollapsed === true), 'a caret stands in the text')
  }

  /** The live card's button, or the key that does the same. */
  async settle(key: string, name: string, hand: Hand): Promise<void> {
    if (hand === 'keys') return this.press(key)
    await this.page.locator('.margin-slot[data-live]').getByRole('button', { name }).first().click()
  }

  async #seek(phrase: string): Promise<void> {
    await this.press('Control+f')
    const field = this.page.locator('.find-bar input').first()
    await field.waitFor()
    await this.press('Control+a')
    await this.page.keyboard.insertText(phrase)
    await until(
      async () => /^\d+ (?:\/|of) 1$/u.test(await this.page.locator('.find-bar output').innerText()),
      `“${phrase}” is found once`,
    )
    await this.press('Enter', 'Escape')
    await this.page.locator('.find-bar').waitFor({ state: 'detached' })
  }

  async #draw(phrase: string): Promise<void> {
    const { x, y, width, height } = await this.#boxOf(phrase)
    await this.page.mouse.move(x + 1, y + height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 })
    await this.page.mouse.move(x + width - 1, y + height / 2, { steps: 3 })
    await this.page.mouse.up()
  }

  /** Where words are drawn, once they stand still in view. */
  async #boxOf(phrase: string): Promise<{ x: number; y: number; width: number; height: number }> {
    let last = ''
    for (let at = 0; at < 60; at += 1) {
      const box = await this.page.evaluate(boxInPage, phrase)
      if (JSON.stringify(box) === last) return box
      last = JSON.stringify(box)
    }
    throw new Error(`“${phrase}” does not stand still`)
  }
}

/** Runs in the page. */
async function boxInPage(phrase: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const host = document.querySelector('.proof-scroll')
  for (const text of host?.querySelectorAll('[data-text]') ?? []) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(phrase)
      if (at === -1) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + phrase.length)
      const bounds = range.getBoundingClientRect()
      const frame = host?.getBoundingClientRect()
      if (frame && (bounds.top < frame.top + 80 || bounds.bottom > frame.bottom - 80))
        node.parentElement?.scrollIntoView({ block: 'center' })
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      const { x, y, width, height } = range.getBoundingClientRect()
      return { x, y, width, height }
    }
  }
  throw new Error(`Not in the article: ${phrase}`)
}

/** Waits until something is so. */
export async function until(isSo: () => Promise<boolean>, what: string, timeoutMs = 12_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It never came: ${what}`)
    await new Promise((done) => setTimeout(done, 80))
  }
}

/** Takes back, or does again, by key or by the bar. */
export async function tool(desk: Desk, id: 'undo' | 'redo', hand: Hand): Promise<void> {
  if (hand === 'keys') return desk.press(id === 'undo' ? 'Control+z' : 'Control+y')
  await desk.page
    .locator('.top-bar')
    .getByRole('button', { name: desk.t(`commands.${id}`), exact: true })
    .click()
}

export const isNothingLive = async (desk: Desk): Promise<boolean> =>
  (await desk.page.locator('.margin-slot[data-live]').count()) === 0
