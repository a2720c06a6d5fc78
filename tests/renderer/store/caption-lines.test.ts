import { describe, expect, it } from 'vitest'
import type { CaptionChecks } from '#shared/captions/checks.ts'
import { isContradicted } from '../../../renderer/store/caption-lines.ts'

const none = { elements: [], agreement: [], metadata: [], order: [] } as unknown as CaptionChecks
const part = { kind: 'name', verdict: 'differs', words: '谭木生', there: '覃木生', start: 0, end: 3 } as const
const story = { field: 'description', verdict: 'differs', value: '覃木生', source: 'XMP', parts: [part] } as const
const day = { kind: 'date', verdict: 'conflict', words: '10月19日', start: 0, end: 6 } as const

describe('an element of a caption that is there', () => {
  it('earns no tick where the picture’s own words name somebody else', () => {
    const checks = { ...none, metadata: [story] }
    expect(isContradicted({ element: 'who' }, checks)).toBe(true)
    expect(isContradicted({ element: 'where' }, checks)).toBe(false)
  })

  it('earns none where the text has another day', () => {
    const checks = { ...none, agreement: [day] }
    expect(isContradicted({ element: 'when' }, checks)).toBe(true)
    expect(isContradicted({ element: 'who' }, checks)).toBe(false)
  })

  it('keeps it where what was compared agrees', () => {
    const checks = { ...none, agreement: [{ ...day, verdict: 'agrees' as const }], metadata: [{ ...story, parts: [] }] }
    expect(isContradicted({ element: 'when' }, checks)).toBe(false)
    expect(isContradicted({ element: 'who' }, checks)).toBe(false)
  })
})
