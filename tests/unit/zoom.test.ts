import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { inRems } from '#build/scaled-styles.ts'
import { zoomStep } from '#renderer/lib/zoom.ts'
import { settingsSchema } from '#shared/domain/settings.ts'

describe('the style sheets', () => {
  test.each([
    ['width: 8px;', 'width: 0.5rem;'],
    ['margin: -24px 1px;', 'margin: -1.5rem 0.0625rem;'],
    ['width: min(340px, 60vw);', 'width: min(21.25rem, 60vw);'],
    ['  .a { gap: .5px }', '  .a { gap: 0.03125rem }'],
    ['@media (max-width: 480px) {', '@media (max-width: 480px) {'],
    ['@container (max-width: 480px) {', '@container (max-width: 480px) {'],
    ['.px-8px { color: red }', '.px-8px { color: red }'],
  ])('%s is built as %s', (written, built) => {
    expect(inRems(written)).toBe(built)
  })

  test('multiply no length by the zoom, which would be taken twice', () => {
    const folder = path.join(import.meta.dirname, '../../renderer/styles')
    const uses = readdirSync(folder).filter(
      (name) =>
        name.endsWith('.css') &&
        name !== 'tokens.css' &&
        readFileSync(path.join(folder, name), 'utf8').includes('--scale'),
    )
    expect(uses).toEqual([])
  })
})

describe('the zoom', () => {
  const up = (from: number): readonly number[] => {
    const next = zoomStep(from, 1)
    return next === from ? [from] : [from, ...up(next)]
  }

  test('goes from 80 to 400 % and stays at its ends, and the settings hold each step', () => {
    const steps = up(0.8)
    expect(steps[0]).toBe(zoomStep(0.8, -1))
    expect(steps).toEqual(expect.arrayContaining([1, 2, 4]))
    expect(steps.at(-1)).toBe(4)
    expect(steps.map((textScale) => settingsSchema.parse({ textScale }).textScale)).toEqual(steps)
  })

  test('leads back the way it came', () => {
    for (const step of up(0.8).slice(0, -1)) expect(zoomStep(zoomStep(step, 1), -1)).toBe(step)
  })

  test('goes on from a scale that is no step: an older setting of 120 %', () => {
    expect([zoomStep(1.2, -1), zoomStep(1.2, 1)]).toEqual([1.1, 1.25])
  })
})
