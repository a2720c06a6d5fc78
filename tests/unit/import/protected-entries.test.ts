import { describe, expect, it } from 'vitest'
import { makeArchive } from '#tests/helpers/make-archive.ts'
import { makeDocx, paragraph } from '#tests/helpers/make-docx.ts'
import { makePng } from '#tests/helpers/make-pictures.ts'
import { parse, tryParse } from '#tests/helpers/parse.ts'

const TEXT = '石埂立起来\n本报记者 林知远\n入冬以来，梯田改造工程进入收尾阶段。\n'

/** Says of one entry, in the archive's directory, that it is encrypted. */
function locked(archive: Uint8Array, name: string): Uint8Array {
  const copy = Buffer.from(archive)
  const wanted = Buffer.from(name)
  for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4)) {
    if (
      !copy
        .subarray(at + 46)
        .subarray(0, wanted.length)
        .equals(wanted)
    )
      continue
    copy.writeUInt16LE(copy.readUInt16LE(at + 8) | 1, at + 8)
  }
  return copy
}

describe('what needs a password', () => {
  it('is named with its archive where it is the text, and told to be unpacked', async () => {
    const archive = locked(makeArchive([{ name: '稿.txt', data: TEXT }]), '稿.txt')
    expect(await tryParse(archive, '来稿.zip')).toMatchObject({
      error: { code: 'archive-protected', values: { entry: '稿.txt', file: '来稿.zip' } },
    })
  })

  it('is said of a Word document as a whole', async () => {
    const docx = locked(makeDocx({ body: paragraph('石埂') }), 'word/document.xml')
    expect(await tryParse(docx, '稿.docx')).toMatchObject({ error: { code: 'file-protected' } })
  })

  it('is told of a picture beside the text, which opens', async () => {
    const archive = makeArchive([
      { name: '稿.txt', data: TEXT },
      { name: '图1.png', data: makePng(40, 30) },
    ])
    const { document } = await parse(locked(archive, '图1.png'), '来稿.zip')
    expect(document.findings).toContainEqual(
      expect.objectContaining({ rule: 'structure.entry-protected', values: { file: '图1.png' } }),
    )
  })
})

it('RTF that a Word document takes in is told to be in a format that is not read', async () => {
  const relationship =
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="a.rtf"/>'
  const docx = makeDocx({
    body: `${paragraph('开头的一段。')}<w:altChunk r:id="a"/>`,
    relationships: relationship,
    more: [{ name: 'word/a.rtf', data: '{\\rtf1\\ansi The middle.\\par}' }],
  })
  expect((await parse(docx, '稿.docx')).document.findings).toContainEqual(
    expect.objectContaining({ rule: 'structure.entry-unsupported', values: { file: 'word/a.rtf', format: 'RTF' } }),
  )
})

it.each([
  ['稿.rar', 'Rar!\u001a\u0007\u0001\u0000', 'RAR'],
  ['稿.7z', '7z\u00bc\u00af\u0027\u001c\u0000\u0004', '7Z'],
])('an archive of another kind, %s, is told to be unpacked', async (file, head, format) => {
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(300, 0x9d)])
  expect(await tryParse(bytes, file)).toMatchObject({
    error: { code: 'archive-unsupported', values: { file, format } },
  })
})
