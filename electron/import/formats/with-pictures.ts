import type { PictureList } from './picture-list.ts'
import type { RawBlock, RawDocument, ReadBeside } from './raw-document.ts'

const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,30})["']/iu

/** Fetches the pictures that were named, and gives every figure its own. */
export async function withPictures(
  format: RawDocument['format'],
  read: Pick<RawDocument, 'blocks' | 'facts' | 'dates'>,
  list: PictureList,
  readBeside: ReadBeside,
): Promise<RawDocument> {
  const { pictures, places } = await list.fetch(readBeside)
  const blocks = read.blocks.map((block): RawBlock => {
    if (block.asset === undefined) return block
    const { asset: _asset, ...rest } = block
    const place = places[block.asset]
    return place === undefined ? rest : { ...rest, asset: place }
  })
  return {
    format,
    blocks,
    pictures,
    notes: [],
    suggestions: [],
    facts: read.facts,
    ...(read.dates === undefined ? {} : { dates: read.dates }),
  }
}

/** The charset that a page or an XML file names in its first bytes. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const match = DECLARED.exec(head)
  return match?.[1] ?? match?.[2]
}
