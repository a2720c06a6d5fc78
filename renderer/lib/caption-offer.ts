import type { CaptionChecks } from '#shared/captions/checks.ts'
import type { MetadataCheck } from '#shared/captions/metadata-check.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** What the picture's metadata would put into a caption: the caption as it would then read. */
export interface CaptionOffer {
  readonly text: string
  /** The fields that it was taken from. */
  readonly fields: readonly string[]
}

/**
 * The caption with the day, the town and the credit that it lacks and its picture's metadata state. Chinese: day and
 * town come first, as captions are written; a word such as 午后 keeps its place and gets its day. Undefined when nothing
 * is to be added.
 */
export function offerFor(caption: string, { elements, metadata }: CaptionChecks): CaptionOffer | undefined {
  const lacks = (field: MetadataCheck['field'], element: string): MetadataCheck | undefined => {
    const asked = elements.find((each) => each.element === element)
    if (asked === undefined || asked.state === 'found' || asked.state === 'not-needed') return undefined
    return metadata.find((each) => each.field === field && each.verdict === 'caption-lacks' && each.offer !== undefined)
  }
  const day = lacks('date', 'when')
  const town = lacks('city', 'where')
  const credit = lacks('creator', 'credit')
  const used = [day, town, credit].flatMap((check) => (check === undefined ? [] : [check.field]))
  if (used.length === 0) return undefined
  const isChinese = /\p{Script=Han}/u.test(caption)
  const told = isChinese ? inChinese(caption, day, town?.offer, elements) : inEnglish(caption, day?.offer, town?.offer)
  return { text: credit?.offer === undefined ? told : withCredit(told, credit.offer, isChinese), fields: used }
}

function inChinese(
  caption: string,
  day: MetadataCheck | undefined,
  town: string | undefined,
  elements: CaptionChecks['elements'],
): string {
  const place = town === undefined ? '' : `在${town.replace(/\s+/gu, '')}，`
  if (day?.offer !== undefined && day.place !== undefined && day.place.start > 0) {
    const { start } = day.place
    return `${place}${sliceCodePoints(caption, 0, start)}${day.offer}${sliceCodePoints(caption, start)}`
  }
  if (day?.offer !== undefined) {
    const isBeforeVague = day.place?.start === 0
    return `${day.offer}${isBeforeVague ? '' : '，'}${place}${caption}`
  }
  // A caption that begins with its day is given its town behind it.
  const when = elements.find(({ element }) => element === 'when')?.places[0]
  const after = when?.start === 0 ? sliceCodePoints(caption, when.end, when.end + 1) : ''
  if (when !== undefined && /[，,]/u.test(after)) {
    const at = when.end + 1
    return `${sliceCodePoints(caption, 0, at)}${place}${sliceCodePoints(caption, at)}`
  }
  return `${place}${caption}`
}

/** Town and day go to the end of the first sentence. */
function inEnglish(caption: string, day: string | undefined, town: string | undefined): string {
  const added = `${town === undefined ? '' : ` in ${town}`}${day === undefined ? '' : `${town === undefined ? ' on' : ','} ${day}`}`
  if (added === '') return caption
  const end = /[.!?](?=\s+\p{Lu}|\s*$|\s*[([])/u.exec(caption)
  if (end === null) return `${caption.trimEnd()}${added}.`
  return `${caption.slice(0, end.index)}${added}${caption.slice(end.index)}`
}

function withCredit(text: string, credit: string, isChinese: boolean): string {
  const trimmed = text.trimEnd()
  const isEnded = /[。！？.!?）)”"]$/u.test(trimmed)
  return isChinese ? `${trimmed}${isEnded ? '' : '。'}${credit}` : `${trimmed}${isEnded ? '' : '.'} (${credit})`
}
