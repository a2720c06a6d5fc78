import { linkCaptions } from '#shared/captions/link-figures.ts'
import { repairLines } from '#shared/repair/repair-text.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { matchPictures } from './match-pictures.ts'
import type { PictureOffer, RawBlock, RawDocument, RawPicture } from '../formats/raw-document.ts'

/** A caption that has no picture; `figure` is the empty frame that stands for one, if there is any. */
interface BareCaption {
  readonly block: number
  readonly text: string
  readonly figure: number | undefined
}

/**
 * Photos that came beside a text which names none of its own (the usual way that photos reach a Chinese desk). Those
 * whose names tell their captions are put there; the others get a frame each at the end, in the order of their names.
 */
export function addLoosePictures(raw: RawDocument, loose: readonly RawPicture[]): RawDocument {
  if (loose.length === 0) return raw
  if (raw.pictures.length > 0) {
    const isOwn = ({ bytes }: RawPicture): boolean =>
      raw.pictures.some((own) => own.bytes.length === bytes.length && Buffer.compare(own.bytes, bytes) === 0)
    const notTaken = loose.filter((picture) => !isOwn(picture)).map(nameOf)
    return { ...raw, notTaken: [...(raw.notTaken ?? []), ...notTaken] }
  }
  const pictures = [...loose].sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'zh', { numeric: true }))
  const captions = bareCaptions(raw.blocks)
  const matches = matchPictures(
    captions.map((caption) => caption.text),
    pictures.map(nameOf),
  )
  const placed = new Map(matches.map((match) => [match.picture, match]))
  const pictureOf = new Map(matches.map((match) => [captions[match.caption]?.block, match.picture]))
  const frames = new Map(
    matches.flatMap(({ caption, picture }) => {
      const figure = captions[caption]?.figure
      return figure === undefined ? [] : [[figure, picture] as const]
    }),
  )
  const blocks: RawBlock[] = []
  const places: number[] = []
  raw.blocks.forEach((block, index) => {
    const picture = pictureOf.get(index)
    const isFramed = captions.some((caption) => caption.block === index && caption.figure !== undefined)
    if (picture !== undefined && !isFramed) blocks.push(frameOf(picture))
    places.push(blocks.length)
    const own = frames.get(index)
    blocks.push(own === undefined ? block : { ...block, asset: own })
  })
  const placeOf = (block: number): number => places[block] ?? block
  const moved = blocks.map((block) =>
    block.figure === undefined ? block : { ...block, figure: placeOf(block.figure) },
  )
  for (const [index, place] of places.entries()) {
    const caption = moved[place]
    if (caption === undefined || !pictureOf.has(index) || caption.figure !== undefined) continue
    const bare = captions.find(({ block }) => block === index)
    moved[place] = { ...caption, figure: bare?.figure === undefined ? place - 1 : placeOf(bare.figure) }
  }
  const rest = pictures.flatMap((_, picture) => (placed.has(picture) ? [] : [picture]))
  const offers = matches.map(({ caption, picture, reason }): PictureOffer => ({
    block: placeOf(captions[caption]?.block ?? 0),
    fileName: nameOf(pictures[picture]),
    by: reason,
  }))
  return {
    ...raw,
    blocks: [...moved, ...rest.map(frameOf)],
    pictures,
    notes: raw.notes.map((note) => ({
      ...note,
      block: placeOf(note.block),
      ...(note.endBlock === undefined ? {} : { endBlock: placeOf(note.endBlock) }),
    })),
    suggestions: raw.suggestions.map((suggestion) => ({ ...suggestion, block: placeOf(suggestion.block) })),
    offers: [...offers, ...inOrder(captions, matches, rest, pictures, placeOf)],
  }
}

/** As many pictures left as captions: their order makes a guess, which is told and not followed. */
function inOrder(
  captions: readonly BareCaption[],
  matches: readonly { readonly caption: number }[],
  rest: readonly number[],
  pictures: readonly RawPicture[],
  placeOf: (block: number) => number,
): readonly PictureOffer[] {
  const bare = captions.filter((_, index) => !matches.some((match) => match.caption === index))
  if (bare.length !== rest.length) return []
  return bare.map(({ block }, index) => ({
    block: placeOf(block),
    fileName: nameOf(pictures[rest[index] ?? 0]),
    by: 'order',
  }))
}

/**
 * Captions without a picture, told from the repaired text. The editor's choices play no part: the numbers of the
 * blocks must not change with them.
 */
function bareCaptions(blocks: readonly RawBlock[]): readonly BareCaption[] {
  const texts = repairLines(
    blocks.map((block) => block.text),
    { script: 'keep' },
  ).map(({ text }) => text)
  const guesses = assignRoles(blocks.map((block, index) => ({ ...block, text: texts[index] ?? '' })))
  const roled = blocks.map(({ figure }, index) => ({
    role: guesses[index]?.role ?? 'paragraph',
    text: texts[index] ?? '',
    figure,
  }))
  const links = linkCaptions(roled)
  return roled.flatMap(({ role, text }, block) => {
    const figure = links[block]
    const isBare = figure === undefined || (roled[figure]?.role === 'figure' && blocks[figure]?.asset === undefined)
    return role === 'caption' && isBare ? [{ block, text, figure }] : []
  })
}

function frameOf(asset: number): RawBlock {
  return { text: '', hint: { role: 'figure', confidence: 1 }, asset }
}

function nameOf(picture: RawPicture | undefined): string {
  return picture?.fileName ?? ''
}
