import { dayNumber, parseIsoDate } from '../numbers/core/calendar.ts'
import type { Agreement } from './agreement.ts'
import { metadataDay, type MetadataCheck } from './metadata.ts'
import type { CaptionFault, ReadArticle, ReadCaption } from './read-article.ts'
import { toUtf16Index } from '../lib/code-points.ts'

const against = (kind: Agreement['kind'], verdict: Agreement['verdict']) =>
  function check({ captions }: ReadArticle): readonly CaptionFault[] {
    return captions.flatMap(({ index, agreement }) =>
      agreement.flatMap((item): CaptionFault[] => {
        if (item.kind !== kind || item.verdict !== verdict || item.other === undefined) return []
        const { block, start, words } = item.other
        const values = { here: item.words, there: words, otherBlock: block, otherStart: start }
        return [{ block: index, start: item.start, end: item.end, values }]
      }),
    )
  }

/** A name that differs in one character from the one in the text. */
export const nameLookAlike = against('name', 'look-alike')
/** Another day than the text gives for the same event. */
export const dateConflict = against('date', 'conflict')
/** Another town than the text gives for the same event. */
export const placeConflict = against('place', 'conflict')

/** A linked region that does not lie where the words say. */
export function orderConflict({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap(({ index, order }) =>
    order.flatMap(({ verdict, start, end, words, side }): CaptionFault[] =>
      verdict === 'conflict' ? [{ block: index, start, end, values: { words, side: side?.words ?? '' } }] : [],
    ),
  )
}

function fieldOf(caption: ReadCaption, field: MetadataCheck['field']): MetadataCheck | undefined {
  return caption.metadata.find((check) => check.field === field)
}

const valuesOf = ({ words = '', value, source }: MetadataCheck) => ({ here: words, there: value, source })

/** Another photographer in the credit than in the picture. */
export function creatorDiffers({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap((caption): CaptionFault[] => {
    const check = fieldOf(caption, 'creator')
    if (check?.verdict !== 'differs') return []
    // Where the picture's own sources name two makers, that is another finding.
    if (check.others !== undefined) return []
    return [{ block: caption.index, ...(check.place ?? { start: 0, end: 0 }), values: valuesOf(check) }]
  })
}

/** Clocks of cameras run in other time zones; two days apart is another day. */
const CLOCKS = 1

/** Another day in the caption than the one on which the picture was taken. */
export function dateTakenDiffers({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap((caption): CaptionFault[] => {
    const check = fieldOf(caption, 'date')
    if (check?.verdict !== 'differs' || check.place === undefined || check.others !== undefined) return []
    if (caption.facts.view.credit?.kind === 'archive' || isOldPicture(caption)) return []
    const { view, times } = caption.facts
    const start = toUtf16Index(view.raw, check.place.start)
    const stated = dayOf(times.find((time) => time.start === start)?.value)
    const day = metadataDay(check.value)
    const taken = dayOf(day)
    if (day === undefined || stated === undefined || taken === undefined || Math.abs(stated - taken) <= CLOCKS)
      return []
    // The day is what differs; hour and zone would only be in the way.
    return [{ block: caption.index, ...check.place, values: { ...valuesOf(check), there: day } }]
  })
}

/** A scan bears the day of the scanning, and a caption of an old picture names the old day. */
const isOldPicture = ({ facts }: ReadCaption): boolean =>
  /老照片|旧照|翻拍|扫描|资料|档案|历史|摄于|拍摄于|archive|scan|file photo|undated/iu.test(facts.view.raw)

/** Days since 1970 of a date exact to the day; undefined for others. */
function dayOf(iso: string | undefined): number | undefined {
  const { year, month, day } = parseIsoDate(iso) ?? {}
  return year === undefined || month === undefined || day === undefined ? undefined : dayNumber(year, month, day)
}

/** Two sources inside one picture (XMP, IPTC, EXIF) that do not say the same of its maker, day or town. */
export function sourcesDiffer({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap(({ index, metadata }) =>
    metadata.flatMap((check): CaptionFault[] => {
      const [other] = check.others ?? []
      if (other === undefined || !['creator', 'date', 'city'].includes(check.field)) return []
      const values = {
        field: check.field,
        source: check.source,
        here: check.value,
        otherSource: other.source,
        there: other.value,
      }
      return [{ block: index, start: check.place?.start ?? 0, end: check.place?.end ?? 0, values }]
    }),
  )
}
