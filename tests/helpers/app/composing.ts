import type { CDPSession, Locator } from 'playwright-core'
import { expect } from 'vitest'

/** What is composed on the way, and what comes of it: Pinyin, Zhuyin, Japanese, Korean, a character outside of the BMP. */
const WORDS: readonly (readonly [steps: readonly string[], text: string])[] = [
  [['h', 'hai', "hai'ba"], '海拔'],
  [['ㄏ', 'ㄏㄞˇ', '海ㄅ'], '海拔'],
  [['v', 'q', 'x'], '核对'],
  [['k', 'か', 'かく'], '確認'],
  [['ㅎ', '하', '한'], '한글'],
  [['j', 'ji', 'jil'], '𠮷里'],
  [['n', 'n5', 'n5?'], '，“如何”？'],
]

/** No word above is longer, on the way or at its end. */
const LONGEST_STEP = 6

/** Keys that an input method takes while it composes, and those that reach the page besides. */
const TAKEN = [
  ['Process', 'Enter'],
  ['Process', 'Escape'],
  ['Process', 'KeyV'],
  ['Process', 'KeyZ'],
  ['Process', 'Digit1'],
  ['Enter', 'Enter'],
  ['Escape', 'Escape'],
] as const

/** How a sequence ends: the words are taken, left without a choice, or taken and undone and done again in the field. */
const ENDS = ['taken', 'left', 'undone'] as const

/** An input method, played through the DevTools protocol; counts its sequences. */
export function composer(devtools: CDPSession) {
  let sequences = 0
  /** A key that the input method takes: the page hears it with the code 229. */
  const takenKey = async (key: string, code: string): Promise<void> => {
    const event = { key, code, windowsVirtualKeyCode: 229 }
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  }
  const show = (text: string): Promise<unknown> =>
    devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })

  /** Composes again and again in a field; keys that are taken do nothing else, and every text arrives exactly once. */
  const compose = async (field: Locator, turns: number): Promise<void> => {
    await field.waitFor()
    await field.fill('')
    await field.focus()
    const isThere = (): Promise<boolean> =>
      field.evaluate((element) => element.isConnected && element === document.activeElement).catch(() => false)
    const isExactly = async (text: string): Promise<void> => {
      expect(await isThere()).toBe(true)
      expect(await field.inputValue()).toBe(text)
    }
    const most = await field.evaluate((element) => (element as HTMLInputElement).maxLength)
    let written = ''
    for (let turn = 0; turn < turns; turn += 1) {
      // What a field has no room for does not arrive, however it is written.
      if (most >= 0 && written.length + LONGEST_STEP > most) return
      const [steps, text] = WORDS[turn % WORDS.length] ?? [[], '']
      for (const step of steps) {
        await show(step)
        for (const [key, code] of TAKEN) await takenKey(key, code)
        await isExactly(written + step)
      }
      const end = ENDS[turn % ENDS.length]
      if (end === 'left') await show('')
      else {
        await devtools.send('Input.insertText', { text })
        // The key that ended the composition may arrive after it.
        await takenKey('Process', 'Enter')
        if (end === 'undone') {
          await isExactly(written + text)
          await field.press('Control+z')
          await expect.poll(() => field.inputValue()).not.toBe(written + text)
          await field.press('Control+y')
          await expect.poll(() => field.inputValue()).toBe(written + text)
        }
        written += text
      }
      await isExactly(written)
      sequences += 1
    }
  }
  const take = (text: string): Promise<unknown> => devtools.send('Input.insertText', { text })
  return { compose, show, take, count: (): number => sequences }
}
