import { describe, expect, it } from 'vitest'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeCompound } from '#tests/helpers/make-compound.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { tryParse } from '#tests/helpers/parse.ts'

async function errorOf(bytes: Uint8Array, name: string): Promise<unknown> {
  const result = await tryParse(bytes, name)
  return result.ok ? undefined : [result.error.code, result.error.values?.['format']]
}

/** A stream whose first bytes are given, by their places. */
function stream(bytes: Readonly<Record<number, number>>): Uint8Array {
  const data = new Uint8Array(5000)
  for (const [at, value] of Object.entries(bytes)) data[Number(at)] = value
  return data
}

/** Sets the flag of encryption in every entry of an archive. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 10 < copy.length; at += 1) {
    const signature = view.getUint32(at, true)
    if (signature === 0x04034b50) copy[at + 6] = (copy[at + 6] ?? 0) | 1
    if (signature === 0x02014b50) copy[at + 8] = (copy[at + 8] ?? 0) | 1
  }
  return copy
}

describe('a file that a password protects', () => {
  it.each([
    ['a document of today', { EncryptionInfo: stream({}), EncryptedPackage: stream({}) }, 'a.docx'],
    ['whatever it is called', { EncryptedPackage: stream({}) }, 'a.txt'],
    ['an older document', { WordDocument: stream({ 0: 0xec, 1: 0xa5, 11: 0x01 }) }, 'a.doc'],
    ['an older workbook', { Workbook: stream({ 0: 0x09, 1: 0x08, 2: 2, 6: 0x2f }) }, 'a.xls'],
  ])('is called that: %s', async (_, streams, name) => {
    expect(await errorOf(makeCompound(streams), name)).toEqual(['file-protected', undefined])
  })

  it('is called that where its directory cannot be followed', async () => {
    const bytes = makeCompound({ EncryptedPackage: stream({}) })
    bytes.fill(0, 24, 512)
    expect(await errorOf(bytes, 'a.docx')).toEqual(['file-protected', undefined])
  })

  it('is called that in an archive', async () => {
    expect(await errorOf(encrypted(makeDocx({ body: paragraph('一段。') })), 'a.docx')).toEqual([
      'file-protected',
      undefined,
    ])
    const zip = makeArchive([{ name: '稿.txt', data: '一段文字。' }])
    expect(await errorOf(encrypted(zip), 'a.zip')).toEqual(['archive-protected', undefined])
  })
})

describe('an older file of Office', () => {
  it.each([
    [{ WordDocument: stream({ 0: 0xec, 1: 0xa5 }) }, 'a.docx', 'DOC'],
    [{ WordDocument: stream({}) }, 'a.wps', 'WPS'],
    [{ Workbook: stream({ 0: 0x09, 1: 0x08, 2: 2, 6: 0x42 }) }, 'a.doc', 'XLS'],
    [{ 'PowerPoint Document': stream({}) }, 'a.doc', 'PPT'],
    [{ Other: stream({}) }, 'a.hwp', 'HWP'],
  ])('is told by its streams: %#', async (streams, name, format) => {
    expect(await errorOf(makeCompound(streams), name)).toEqual(['file-unsupported', format])
  })

  it('that breaks off is refused all the same', async () => {
    const whole = makeCompound({ WordDocument: stream({}) })
    for (const length of [8, 300, 512, 1000, 1100])
      expect(await errorOf(whole.subarray(0, length), 'a.doc')).toEqual(['file-unsupported', 'DOC'])
  })

  it('as a PDF, by what its trailer says of its encryption', async () => {
    const pdf = (trailer: string): Uint8Array =>
      Buffer.from(`%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<${trailer}>>\n%%EOF`, 'latin1')
    expect(await errorOf(pdf('/Root 1 0 R/Encrypt 9 0 R'), 'a.pdf')).toEqual(['pdf-protected', undefined])
    expect(await errorOf(pdf('/Root 1 0 R/Encryption 9'), 'a.pdf')).toEqual(['file-unsupported', 'PDF'])
  })
})
