import type { Page } from 'playwright-core'
import { cutControls } from './cut.ts'
import { smallTargets } from './targets.ts'
import { THEMES, violations, violationsIn } from './violations.ts'

const isLong = process.env.GALLEY_LONG === '1'

/** Windows of 1280 pixels as the zoom leaves them: everything can still be reached (WCAG 1.4.4 and 1.4.10). */
const ENLARGED = [
  { zoom: '200 %', width: 640, height: 400 },
  { zoom: '400 %', width: 320, height: 256 },
] as const

async function cutWhenLarge(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 }
  const wrong: string[] = []
  for (const { zoom, ...size } of ENLARGED) {
    await page.setViewportSize(size)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    wrong.push(...(await cutControls(page)).map((each) => `cut at ${zoom}: ${each}`))
    // The article is read by scrolling down alone.
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.proof-scroll, .frame-main')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .map((each) => `${each.className} by ${each.scrollWidth - each.clientWidth}`),
    )
    wrong.push(...wide.map((each) => `wider than the window at ${zoom}: ${each}`))
  }
  await page.setViewportSize(before)
  return wrong
}

/** Of axe's rules those that the words can break; a screen has the same elements in every language. */
const OF_WORDS = [
  'html-has-lang',
  'html-lang-valid',
  'valid-lang',
  'target-size',
  'scrollable-region-focusable',
] as const

/**
 * What is wrong with the screen as it is: axe in the themes for Chinese; for English, whose words are longer, what words can
 * break, targets, and what cannot be reached when it is enlarged.
 */
export async function screenFaults(page: Page, locale: 'zh-Hans' | 'en'): Promise<readonly string[]> {
  return [
    ...(isLong || locale !== 'en' ? await violationsIn(page, THEMES) : await violations(page, OF_WORDS)),
    ...(locale === 'en' ? [...(await smallTargets(page)), ...(await cutWhenLarge(page))] : []),
  ]
}
