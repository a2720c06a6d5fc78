import type { Page } from 'playwright-core'

/**
 * Controls that are smaller than 24 pixels either way at 100 %, each by its name (WCAG 2.5.8, but without the exception
 * for what stands apart). Words of a running text that lead somewhere are as high as their line, and what belongs to a
 * label is as large as it.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(smallInPage)
}

/** Runs in the page. */
function smallInPage(): readonly string[] {
  const least = 24
  const top = document.querySelector('dialog:modal') ?? document.body
  const controls = [...top.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], summary')]
  const small = controls.flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
    const isBare = control.matches('input') && control.parentElement?.closest('label, [role="group"], .search') != null
    if (isBare || getComputedStyle(control).display === 'inline') return []
    const { width, height } = control.getBoundingClientRect()
    // A name that is heard only.
    if (width <= 1 || height <= 1) return []
    // Half a pixel is the rounding of a line's height.
    if (width >= least - 0.5 && height >= least - 0.5) return []
    const name = control.getAttribute('aria-label') ?? control.textContent
    const place = `${control.tagName.toLowerCase()}.${[...control.classList].join('.')}`
    return [`${place} “${name.trim().slice(0, 24)}” is ${Math.round(width)} by ${Math.round(height)}`]
  })
  return [...new Set(small)]
}
