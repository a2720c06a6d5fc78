import type Electron from 'electron'
import { Emitter } from '../core/emitter.ts'
import type { ChromiumPage } from '../chromium/page.ts'

/** What the operating system would say; tests change it. */
export type SystemLook = {
  readonly isDark: boolean
  readonly hasForcedColors: boolean
  readonly isReducedMotion: boolean
}

type Covered =
  | 'inForcedColorsMode'
  | 'prefersReducedTransparency'
  | 'shouldDifferentiateWithoutColor'
  | 'shouldUseDarkColors'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
  | 'shouldUseHighContrastColors'
  | 'shouldUseInvertedColorScheme'
  | 'themeSource'

export class StandInNativeTheme extends Emitter implements Pick<Electron.NativeTheme, Covered> {
  readonly prefersReducedTransparency = false
  readonly shouldDifferentiateWithoutColor = false
  readonly shouldUseInvertedColorScheme = false
  readonly #pages = new Map<ChromiumPage, string>()
  #source: Electron.NativeTheme['themeSource'] = 'system'
  #system: SystemLook = { isDark: false, hasForcedColors: false, isReducedMotion: false }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#source = source
    this.#changed()
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#system.isDark : this.#source === 'dark'
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#system.isDark
  }

  get shouldUseHighContrastColors(): boolean {
    return this.#system.hasForcedColors
  }

  get inForcedColorsMode(): boolean {
    return this.#system.hasForcedColors
  }

  /** The operating system's own setting changes. */
  setSystem(look: Partial<SystemLook>): void {
    this.#system = { ...this.#system, ...look }
    this.#changed()
  }

  #changed(): void {
    for (const page of this.#pages.keys()) void this.applyTo(page)
    this.emit('updated')
  }

  /** Shows a page what it is to prefer. */
  async applyTo(page: ChromiumPage): Promise<void> {
    if (!this.#pages.has(page)) page.once('closed', () => this.#pages.delete(page))
    const features = [
      { name: 'prefers-color-scheme', value: this.shouldUseDarkColors ? 'dark' : 'light' },
      { name: 'forced-colors', value: this.#system.hasForcedColors ? 'active' : 'none' },
      { name: 'prefers-contrast', value: this.#system.hasForcedColors ? 'more' : 'no-preference' },
      { name: 'prefers-reduced-motion', value: this.#system.isReducedMotion ? 'reduce' : 'no-preference' },
    ]
    const said = JSON.stringify(features)
    // Said again, it would end another medium that a test has set: paper.
    if (this.#pages.get(page) === said) return
    this.#pages.set(page, said)
    await page.session.send('Emulation.setEmulatedMedia', { media: '', features }).catch(() => undefined)
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = new StandInNativeTheme()
