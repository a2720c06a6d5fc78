import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Theme = 'light' | 'dark' | 'contrast'

const isLong = process.env.GALLEY_LONG === '1'
/** The theme of high contrast is looked at by the long run: what is readable in the dark is so in it. */
export const THEMES: readonly Theme[] = isLong ? ['light', 'dark', 'contrast'] : ['light', 'dark']

/**
 * What axe finds on the page as it is: rule and places, empty when it finds nothing.
 * `rules`: only these, where the rest was looked at already.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Its code is read once a page, which takes ten times as long as its rules.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    // What is in order needs no selectors, and no style sheet or film is fetched once more.
    resultTypes: ['violations'],
    preload: false,
    ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  }
  const found = await page.evaluate(
    async (chosen) => (await (globalThis as unknown as { readonly axe: typeof axe }).axe.run(chosen)).violations,
    options,
  )
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`,
  )
}

/** What axe finds in each theme; all of it is told at once, and the theme is the light one again. */
export async function violationsIn(page: Page, themes: readonly Theme[] = THEMES): Promise<readonly string[]> {
  const all: string[] = []
  for (const theme of themes) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
    // Colours that are half-way between two themes are nobody's.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    // A theme changes colours and nothing else: what else axe looks at is looked at once, and in each by the long run.
    const rules = theme === 'light' || isLong ? undefined : ['color-contrast']
    for (const each of await violations(page, rules)) all.push(`${theme}: ${each}`)
  }
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))
  return all
}
