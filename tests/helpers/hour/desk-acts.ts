import { isNothingLive, tool, until, type Act, type Desk, type Hand } from './desk.ts'

/** What is done at the desks and with the window: numbers, captions, findings, views, sizes, dialogs, the library, tabs. */
export function deskActs(desk: Desk, hand: Hand): readonly Act[] {
  return [
    ...numbers(desk, hand),
    ...captions(desk, hand),
    ...findings(desk, hand),
    ...looks(desk, hand),
    ...places(desk, hand),
  ]
}

const nothing = {}

/** A desk by its key or its button in the rail. */
async function goToDesk(desk: Desk, at: 1 | 2 | 3 | 5, hand: Hand): Promise<void> {
  if (hand === 'keys') await desk.press(`Control+${String(at)}`)
  else
    await desk.page
      .locator('.rail-desks button')
      .nth(at - 1)
      .click()
  const name = { 1: 'outline', 2: 'captions', 3: 'numbers', 5: 'findings' }[at]
  await desk.page.locator(`.proof[data-desk="${name}"]`).waitFor()
}

function numbers(desk: Desk, hand: Hand): readonly Act[] {
  let words = ''
  const row = desk.page.locator('.ledger-row[data-live]')
  const judge = async (key: string, state: string): Promise<void> => {
    const id = await row.getAttribute('data-number')
    words = (await row.locator('.ledger-number').innerText()).trim()
    if (id === null) throw new Error(`No number is live for ${state}`)
    await desk.press(key)
  }
  return [
    {
      what: 'the numbers desk',
      does: async () => (
        await goToDesk(desk, 3, hand),
        { shows: async () => (await desk.page.locator('.ledger-row').count()) > 0 }
      ),
    },
    {
      what: 'an unchecked number',
      does: async () => {
        if (hand === 'keys') await desk.press('F9')
        else await desk.page.locator('.ledger-row[data-state="unchecked"]:not([data-uncounted])').first().click()
        return { shows: async () => (await row.getAttribute('data-state')) === 'unchecked' }
      },
    },
    {
      what: 'verify it',
      does: async () => (await judge('v', 'verified'), { changes: [`~number ${words} (verified)`] }),
    },
    { what: 'undo', does: async () => (await tool(desk, 'undo', hand), { changes: [`~number ${words} (unchecked)`] }) },
    { what: 'redo', does: async () => (await tool(desk, 'redo', hand), { changes: [`~number ${words} (verified)`] }) },
  ]
}

function captions(desk: Desk, hand: Hand): readonly Act[] {
  return [
    { what: 'the captions desk', does: async () => (await goToDesk(desk, 2, hand), nothing) },
    { what: 'the first caption', does: async () => (await desk.press('Home', 'j', 'k'), nothing) },
    {
      what: 'approve it',
      does: async () => {
        const button = desk.page.locator('.caption-verdict button[data-state="approved"]').first()
        if (hand === 'keys') await desk.press('v')
        else await button.click()
        return { changes: ['+verdict (approved)'] }
      },
    },
    { what: 'undo', does: async () => (await tool(desk, 'undo', hand), { changes: ['-verdict (approved)'] }) },
  ]
}

function findings(desk: Desk, hand: Hand): readonly Act[] {
  let rule = ''
  const row = desk.page.locator('.finding[data-live]')
  return [
    { what: 'the findings desk', does: async () => (await goToDesk(desk, 5, hand), nothing) },
    {
      what: 'a finding',
      does: async () => {
        if (hand === 'keys') await desk.press('F8')
        else await desk.page.locator('.finding:not([data-live]) .finding-row').first().click()
        await row.waitFor()
        rule = (await row.getAttribute('data-rule')) ?? ''
        return nothing
      },
    },
    {
      what: 'dismiss it',
      does: async () => {
        if (hand === 'keys') await desk.press('i')
        else await row.getByRole('button', { name: desk.t('findings.dismiss') }).click()
        return { changes: [`+dismissed ${rule}`] }
      },
    },
    { what: 'undo', does: async () => (await tool(desk, 'undo', hand), { changes: [`-dismissed ${rule}`] }) },
    { what: 'back to the proof', does: async () => (await goToDesk(desk, 1, hand), nothing) },
    { what: 'let go', does: async () => (await desk.press('Escape'), { shows: () => isNothingLive(desk) }) },
  ]
}

/** Views, sizes of window and text, dialogs: nothing of the article changes. */
function looks(desk: Desk, hand: Hand): readonly Act[] {
  const view = (name: string, key: string): Act => ({
    what: `view ${name}`,
    does: async () => {
      const choice = desk.page
        .locator('.top-bar')
        .getByRole('radio', { name: desk.t(`proof.view.${name}`), exact: true })
      if (hand === 'keys') await desk.press(`Control+Alt+${key}`)
      else await choice.click()
      return { shows: async () => (await choice.getAttribute('aria-checked')) === 'true' || (await choice.isChecked()) }
    },
  })
  const size = (width: number, height: number): Act => ({
    what: `a window of ${String(width)} × ${String(height)}`,
    does: async () => (
      await desk.page.setViewportSize({ width, height }),
      { shows: () => desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth) }
    ),
  })
  const dialog = (what: string, key: string): readonly Act[] => [
    {
      what,
      does: async () => (
        await desk.press(key),
        { shows: async () => (await desk.page.locator('dialog[open]').count()) === 1 }
      ),
    },
    {
      what: `leave ${what}`,
      does: async () => {
        const close = desk.page.locator('dialog[open]').getByRole('button', { name: desk.t('common.close') })
        if (hand === 'mouse' && (await close.count()) > 0) await close.first().click()
        else await desk.press('Escape')
        return { shows: async () => (await desk.page.locator('dialog[open]').count()) === 0 }
      },
    },
  ]
  return [
    view('clean', '3'),
    view('original', '1'),
    view('marked', '2'),
    size(1000, 700),
    size(1440, 900),
    { what: 'zoom in', does: async () => (await desk.press('Control+='), nothing) },
    { what: 'actual size', does: async () => (await desk.press('Control+Alt+0'), nothing) },
    ...dialog('the palette', 'Control+Shift+p'),
    ...dialog('the export', 'Control+e'),
    ...dialog('the keys', 'F1'),
  ]
}

/** To the library and back, to another article and back. */
function places(desk: Desk, hand: Hand): readonly Act[] {
  const title = desk.page.locator('.top-title')
  const other = async (): Promise<void> => {
    if (hand === 'keys') return desk.press('Control+Tab')
    await desk.page
      .locator('.tab-strip button.tab-name, .tab-strip [role="tab"]')
      .filter({ hasNotText: await title.innerText() })
      .first()
      .click()
  }
  return [
    {
      what: 'to the library',
      does: async () => {
        if (hand === 'keys') await desk.press('Control+0')
        else
          await desk.page
            .getByRole('button', { name: desk.t('commands.show-library') })
            .first()
            .click()
        return { shows: async () => (await desk.page.locator('.library').count()) === 1 }
      },
    },
    {
      what: 'open the article',
      does: async () => {
        const row = desk.page.locator('.lib-title', { hasText: desk.title }).first()
        if (hand === 'mouse') await row.dblclick()
        else {
          await desk.press('j', 'k')
          const live = desk.page.locator('.lib-row[aria-selected="true"]').first()
          await live.waitFor()
          if (!(await live.innerText()).includes(desk.title)) await desk.press('j')
          await until(async () => (await live.innerText()).includes(desk.title), 'the row of the article is chosen')
          await desk.press('Enter')
        }
        return { shows: async () => (await title.count()) === 1 && (await title.innerText()) === desk.title }
      },
    },
    {
      what: 'to the other article',
      does: async () => (await other(), { shows: async () => (await title.innerText()) !== desk.title }),
    },
    {
      what: 'and back',
      does: async () => (await other(), { shows: async () => (await title.innerText()) === desk.title }),
    },
  ]
}
