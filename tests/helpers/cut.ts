import type { Page } from 'playwright-core'

/**
 * Controls that nobody can reach on the page as it is: cut off by the window's edge or by a part that hides what does not
 * fit. What can be scrolled to is not cut. Each by its name.
 */
export function cutControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(cutInPage)
}

/** Runs in the page. */
function cutInPage(): readonly string[] {
  const top = document.querySelector('dialog:modal') ?? document.body
  const controls = [...top.querySelectorAll<HTMLElement>('button, input, textarea, select, a[href], [role="radio"]')]
  return controls.flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
    const box = control.getBoundingClientRect()
    // Words of the article are shown as far as there is room.
    if (control.closest('.ledger-words') !== null) return []
    // A name that is heard only.
    if (box.width <= 1 || box.height <= 1) return []
    const cut = cutBy(control, box)
    return cut === undefined ? [] : [`${nameOf(control)} (${cut})`]
  })

  function cutBy(control: HTMLElement, box: DOMRect): string | undefined {
    let { left, right, top: above, bottom } = box
    let isFixed = getComputedStyle(control).position === 'fixed'
    for (
      let host = control.parentElement;
      host !== null && host !== document.documentElement;
      host = host.parentElement
    ) {
      const style = getComputedStyle(host)
      if (!isFixed) {
        const room = host.getBoundingClientRect()
        if (style.overflowX === 'auto' || style.overflowX === 'scroll') [left, right] = [room.left, room.right]
        else if (
          style.overflowX !== 'visible' &&
          style.textOverflow !== 'ellipsis' &&
          (left < room.left - 2 || right > room.right + 2)
        )
          return where(host)
        if (style.overflowY === 'auto' || style.overflowY === 'scroll') [above, bottom] = [room.top, room.bottom]
        else if (style.overflowY !== 'visible' && (above < room.top - 2 || bottom > room.bottom + 2)) return where(host)
      }
      if (style.position === 'fixed') isFixed = true
    }
    const isOutside = left < -2 || above < -2 || right > innerWidth + 2 || bottom > innerHeight + 2
    return isOutside ? `window ${[left, above, right, bottom].map(Math.round).join(',')}` : undefined
  }

  function nameOf(control: HTMLElement): string {
    const name = control.getAttribute('aria-label') ?? control.textContent
    return `${where(control)} “${name.trim().slice(0, 24)}”`
  }
  function where(element: Element): string {
    return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`
  }
}
