import { isNothingLive, tool, type Act, type Desk, type Hand } from './desk.ts'
import { deskActs } from './desk-acts.ts'

/** What is written by an act: in Chinese and in English, other words in each round. */
interface Words {
  readonly other: string
  readonly more: string
  readonly remark: string
  readonly often: string
}

/** One round of ordinary acts, each with what it must come to. `number` tells the rounds apart; `hand` does what can be done by both. */
export function round(desk: Desk, number: number, hand: Hand, isChinese: boolean): readonly Act[] {
  const words: Words = isChinese
    ? {
        other: `改${HAN[number % 10] ?? ''}新`,
        more: `添${HAN[number % 10] ?? ''}`,
        remark: `请核第${String(number)}遍`,
        often: '种子',
      }
    : {
        other: `altered${ALPHABET[number] ?? ''}`,
        more: `extra${ALPHABET[number] ?? ''}`,
        remark: `Check round ${String(number)}`,
        often: 'ledger',
      }
  return [
    ...suggesting(desk, hand, words),
    ...noting(desk, hand, words),
    ...typing(desk, hand, words, isChinese),
    ...seeking(desk, words),
    ...deskActs(desk, hand),
  ]
}

const HAN = [...'甲乙丙丁戊己庚辛壬癸']
const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']

/** Words are replaced by typing over them; the suggestion goes through every state. */
function suggesting(desk: Desk, hand: Hand, { other }: Words): readonly Act[] {
  const phrase = desk.phrase()
  const told = async (state: string): Promise<string> => `${await desk.before(phrase)}|${phrase}→${other} (${state})`
  return [
    { what: `select “${phrase}”`, does: async () => (await desk.select(phrase, hand), {}) },
    {
      what: 'type over it',
      does: async () => (await desk.page.keyboard.insertText(other), { changes: [`+${await told('open')}`] }),
    },
    { what: 'undo', does: async () => (await tool(desk, 'undo', hand), { changes: [`-${await told('open')}`] }) },
    { what: 'redo', does: async () => (await tool(desk, 'redo', hand), { changes: [`+${await told('open')}`] }) },
    {
      what: 'open its card',
      does: async () => {
        if (hand === 'keys') await desk.press('Alt+Enter')
        else await desk.page.locator('.sheet ins', { hasText: other }).first().click()
        return { shows: () => isLiveWith(desk, other) }
      },
    },
    {
      what: 'accept',
      does: async () => (
        await desk.settle('a', desk.t('commands.accept-suggestion'), hand),
        { changes: [`~${await told('accepted')}`] }
      ),
    },
    {
      what: 'take the acceptance back',
      does: async () => (
        await desk.settle('b', desk.t('commands.reopen-suggestion'), hand),
        { changes: [`~${await told('open')}`] }
      ),
    },
    {
      what: 'reject',
      does: async () => (
        await desk.settle('d', desk.t('commands.reject-suggestion'), hand),
        { changes: [`~${await told('rejected')}`] }
      ),
    },
    { what: 'let go', does: async () => (await desk.press('Escape'), { shows: () => isNothingLive(desk) }) },
  ]
}

/** A comment is written, answered, settled and opened again; words are highlighted; a correction is made on a card. */
function noting(desk: Desk, hand: Hand, { remark, other }: Words): readonly Act[] {
  const [phrase, bright, wrong] = [desk.phrase(), desk.phrase(), desk.phrase()]
  const note = (kind: string, on: string, body: string, state: string): string => `${kind} on ${on}: ${body} (${state})`
  return [
    { what: `select “${phrase}”`, does: async () => (await desk.select(phrase, hand), {}) },
    { what: 'begin a comment', does: async () => (await begin(desk, '1', 0, hand), { shows: () => isField(desk) }) },
    {
      what: 'write and save it',
      does: async () => {
        await desk.page.keyboard.insertText(remark)
        if (hand === 'keys') await desk.press('Enter')
        else
          await desk.page
            .locator('.margin-slot[data-live]')
            .getByRole('button', { name: desk.t('common.save') })
            .click()
        return { changes: [`+${note('comment', phrase, remark, 'open')}`] }
      },
    },
    { what: 'let go', does: async () => (await desk.press('Escape'), { shows: () => isNothingLive(desk) }) },
    {
      what: 'open it',
      does: async () => {
        if (hand === 'keys') await openByKeys(desk, phrase)
        else await desk.page.locator('.margin-slot', { hasText: remark }).locator('.card-head').first().click()
        return { shows: () => isLiveWith(desk, remark) }
      },
    },
    {
      what: 'reply',
      does: async () => {
        if (hand === 'keys') await desk.press('r')
        else await desk.page.locator('.margin-slot[data-live] .reply-field').click()
        await desk.page.keyboard.insertText(`${remark}!`)
        await desk.press('Enter')
        return { changes: [`+reply ${remark}!`] }
      },
    },
    {
      what: 'resolve',
      does: async () => {
        if (hand === 'keys') await desk.press('Escape')
        if (hand === 'keys') await openByKeys(desk, phrase)
        await desk.settle('e', desk.t('proof.resolve'), hand)
        return { changes: [`~${note('comment', phrase, remark, 'resolved')}`] }
      },
    },
    {
      what: 'reopen',
      does: async () => (
        await desk.settle('e', desk.t('proof.reopen'), hand),
        { changes: [`~${note('comment', phrase, remark, 'open')}`] }
      ),
    },
    { what: `select “${bright}”`, does: async () => (await desk.select(bright, hand), {}) },
    {
      what: 'highlight it',
      does: async () => {
        await begin(desk, '5', 4, hand)
        await desk.press('Enter')
        return { changes: [`+${note('highlight', bright, '', 'open')}`] }
      },
    },
    { what: `select “${wrong}”`, does: async () => (await desk.select(wrong, hand), {}) },
    {
      what: 'correct it on a card',
      does: async () => {
        await begin(desk, '3', 2, hand)
        const field = desk.page.locator('.margin-slot[data-live] .suggest-field')
        await field.waitFor()
        await desk.press('Control+a')
        await desk.page.keyboard.insertText(other)
        await desk.press('Enter')
        const told = `+${await desk.before(wrong)}|${wrong}→${other} (open)`
        return { changes: [`+${note('correction', wrong, '', 'open')}`, told] }
      },
    },
    { what: 'let go', does: async () => (await desk.press('Escape'), { shows: () => isNothingLive(desk) }) },
  ]
}

/** Words are put in and struck at a caret, copied, pasted, and a paragraph is begun. */
function typing(desk: Desk, hand: Hand, { more }: Words, isChinese: boolean): readonly Act[] {
  const [place, struck, copied, target, end] = [
    desk.phrase(),
    desk.phrase(),
    desk.phrase(),
    desk.phrase(),
    desk.phrase(),
  ]
  // In English a change is of whole words.
  const put = async (at: string, words: string): Promise<string> =>
    isChinese || words === '¶'
      ? `${await desk.before(at, [...at].length)}|→${words} (open)`
      : `${await desk.before(at)}|${at}→${at}${words} (open)`
  const strike = async (): Promise<string> =>
    isChinese
      ? `${await desk.before(struck, [...struck].length - 1)}|${last}→ (open)`
      : `${await desk.before(struck)}|${struck}→${struck.slice(0, -1)} (open)`
  const last = [...struck].at(-1) ?? ''
  return [
    { what: `a caret behind “${place}”`, does: async () => (await desk.caretBehind(place, hand), {}) },
    {
      what: 'type',
      does: async () => (await desk.page.keyboard.insertText(more), { changes: [`+${await put(place, more)}`] }),
    },
    {
      what: 'take it away letter by letter',
      does: async () => {
        for (const _ of more) await desk.press('Backspace')
        return { changes: [`-${await put(place, more)}`] }
      },
    },
    { what: `a caret behind “${struck}”`, does: async () => (await desk.caretBehind(struck, hand), {}) },
    {
      what: 'strike a letter',
      does: async () => {
        await desk.press('Backspace')
        return { changes: [`+${await strike()}`] }
      },
    },
    {
      what: 'undo',
      does: async () => {
        await tool(desk, 'undo', hand)
        return { changes: [`-${await strike()}`] }
      },
    },
    { what: `select “${copied}”`, does: async () => (await desk.select(copied, hand), {}) },
    { what: 'copy', does: async () => (await desk.press('Control+c'), {}) },
    { what: `a caret behind “${target}”`, does: async () => (await desk.caretBehind(target, hand), {}) },
    {
      what: 'paste',
      does: async () => (await desk.press('Control+v'), { changes: [`+${await put(target, copied)}`] }),
    },
    {
      what: 'undo',
      does: async () => (await tool(desk, 'undo', hand), { changes: [`-${await put(target, copied)}`] }),
    },
    { what: `a caret behind “${end}”`, does: async () => (await desk.caretBehind(end, hand), {}) },
    {
      what: 'begin a paragraph',
      does: async () => (await desk.press('Enter'), { changes: [`+${await put(end, '¶')}`] }),
    },
    { what: 'undo', does: async () => (await tool(desk, 'undo', hand), { changes: [`-${await put(end, '¶')}`] }) },
  ]
}

/** A word is sought, and replaced throughout as one act. */
function seeking(desk: Desk, { often, other }: Words): readonly Act[] {
  let made: readonly string[] = []
  const output = desk.page.locator('.find-bar output')
  return [
    {
      what: `seek “${often}”`,
      does: async () => {
        await desk.press('Control+h')
        await desk.page.locator('.find-bar input').first().waitFor()
        await desk.press('Control+a')
        await desk.page.keyboard.insertText(often)
        return { shows: async () => /^\d+ (?:\/|of) (?:[2-9]|\d\d)/u.test(await output.innerText()) }
      },
    },
    {
      what: 'replace all',
      does: async () => {
        await desk.page.getByRole('textbox', { name: desk.t('find.replacement') }).focus()
        await desk.press('Control+a')
        await desk.page.keyboard.insertText(other)
        made = await desk.places(often, other)
        await desk.press('Control+Alt+Enter')
        return { changes: made.map((each) => `+${each}`) }
      },
    },
    {
      what: 'leave the bar',
      does: async () => (await desk.press('Escape'), { shows: async () => (await output.count()) === 0 }),
    },
    {
      what: 'undo all',
      does: async () => (await desk.press('Control+z'), { changes: made.map((each) => `-${each}`) }),
    },
    { what: 'let go', does: async () => (await desk.press('Escape'), {}) },
  ]
}

async function begin(desk: Desk, key: string, nth: number, hand: Hand): Promise<void> {
  if (hand === 'keys') return desk.press(key)
  await desk.page.locator('.selection-bar button').nth(nth).click()
}

async function openByKeys(desk: Desk, phrase: string): Promise<void> {
  // Over a selection letters are text: the caret behind the words opens their card.
  await desk.caretBehind(phrase, 'keys')
  await desk.press('Alt+Enter')
}

const live = (desk: Desk) => desk.page.locator('.margin-slot[data-live]')
const isLiveWith = async (desk: Desk, words: string): Promise<boolean> =>
  (await live(desk).count()) === 1 && (await live(desk).innerText()).includes(words)
const isField = async (desk: Desk): Promise<boolean> => (await live(desk).locator('textarea:focus').count()) === 1
