import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds on the page as it is: rule and places, empty when it finds nothing.
 * `rules`: only these, where the rest was looked at already; `without`: all but these. Legacy mode: the other one opens a second page, which an app's only window has no place for.
 */
export async function violations(
  page: Page,
  rules?: readonly string[],
  without: readonly string[] = [],
): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const chosen = rules === undefined ? builder.disableRules([...without]) : builder.withRules([...rules])
  const { violations: found } = await chosen.analyze()
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`,
  )
}
