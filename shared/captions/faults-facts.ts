import type { Agreement } from './agreement-kinds.ts'
import type { MetadataCheck } from './metadata-check.ts'
import type { CaptionFault, ReadArticle, ReadCaption } from './read-article.ts'

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

const valuesOf = ({ words = '', value, there = value, source }: MetadataCheck) => ({ here: words, there, source })

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

/** Another day in the caption than the one on which the picture was taken. */
export function dateTakenDiffers({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap((caption): CaptionFault[] => {
    const check = fieldOf(caption, 'date')
    if (check?.verdict !== 'differs' || check.place === undefined || check.others !== undefined) return []
    return [{ block: caption.index, ...check.place, values: valuesOf(check) }]
  })
}

/** Fields that have a rule of their own. */
const OWN_RULE: ReadonlySet<string> = new Set(['creator', 'date'])

/** A headline, description, credit or town of the picture that names something else than its caption. */
export function metadataDiffers({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap(({ index, metadata }) => {
    const day = metadata.find(({ field, verdict }) => field === 'date' && verdict === 'differs')
    const told = new Set<string>()
    return metadata.flatMap((check): CaptionFault[] => {
      if (check.verdict !== 'differs' || OWN_RULE.has(check.field) || isSameDay(check, day)) return []
      // One wrong word that headline and description both have is one finding.
      const key = check.place === undefined ? check.field : `${String(check.place.start)} ${check.there ?? ''}`
      if (told.has(key)) return []
      told.add(key)
      const place = check.place ?? { start: 0, end: 0 }
      return [{ block: index, ...place, values: { field: check.field, ...valuesOf(check) } }]
    })
  })
}

/** Whether a headline or description has the day on which the picture was taken, against the same words of the caption. */
function isSameDay({ place, there = '' }: MetadataCheck, day: MetadataCheck | undefined): boolean {
  const number = Number(/^\d{4}[-:./]?\d{2}[-:./]?(\d{2})/u.exec(day?.value ?? '')?.[1])
  return (
    day?.others === undefined &&
    day?.place !== undefined &&
    place?.start === day.place.start &&
    place.end === day.place.end &&
    (there.match(/\d+/gu) ?? []).map(Number).includes(number)
  )
}

/** Two sources inside one picture (XMP, IPTC, EXIF) that do not say the same of it. */
export function sourcesDiffer({ captions }: ReadArticle): readonly CaptionFault[] {
  return captions.flatMap(({ index, metadata }) =>
    metadata.flatMap((check): CaptionFault[] => {
      const [other] = check.others ?? []
      if (other === undefined) return []
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
