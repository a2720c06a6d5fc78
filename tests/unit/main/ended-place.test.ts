import { expect, test } from 'vitest'
import { endedPlace } from '#electron/doors/electron/ended-place.ts'

const free = (): boolean => false

test('a name without an ending gets that of the format; one that was typed stays', () => {
  const ended = (name: string): string => endedPlace(`/out/${name}`, 'docx', free)
  expect(ended('校样')).toBe('/out/校样.docx')
  expect(ended('校样.docx')).toBe('/out/校样.docx')
  expect(ended('PROOF.DOCX')).toBe('/out/PROOF.DOCX')
  expect(ended('proof.doc')).toBe('/out/proof.doc')
  for (const name of ['Draft 1.2', 'Mr. Li', '.hidden', '2026.11.30', 'ends with a point.'])
    expect(ended(name)).toBe(`/out/${name}.docx`)
})

test('a file that nobody was asked about is never the one that is written', () => {
  const taken = new Set(['/out/a.docx', '/out/a 2.docx'])
  expect(endedPlace('/out/a', 'docx', (place) => taken.has(place))).toBe('/out/a 3.docx')
  expect(endedPlace('/out/a.docx', 'docx', (place) => taken.has(place))).toBe('/out/a.docx')
})
