import type { Agreement } from '#shared/captions/agreement-kinds.ts'
import type { CaptionChecks } from '#shared/captions/checks.ts'
import type { CaptionedBlock } from '#shared/captions/article.ts'
import { creditLineOf, creditNameOf } from '#shared/captions/credit.ts'
import type { ElementCheck } from '#shared/captions/elements.ts'
import type { MetadataCheck } from '#shared/captions/metadata-check.ts'
import type { OrderCheck } from '#shared/captions/order.ts'
import type { Translate } from '#shared/messages/translate.ts'
import type { Json } from './output.ts'

/**
 * Captions with their checks, by the preset for the article's language, and with what is added to each (`show` puts the
 * verdict there). Each entry of `checks` has a `state`, and one of four keys that says what was checked:
 * - `{element, state, start?, end?, words?, places?, reason?, count?, limit?}`: who, what, where, when, credit, length,
 *   sentences, tense; found, missing, unsure, not-needed. `places` only where more than one run of words was found;
 * - `{agreement, state, start, end, words, other?}`: a name, place, date or number against headline and body; agrees,
 *   year-only, month-only, elsewhere, look-alike, conflict, absent. `other`: `{block, start, end, words}`;
 * - `{metadata, state, value, source, start?, end?, words?, there?, offer?, reason?, parts?, others?}`: a field of the
 *   picture's own metadata; agrees, partly, year-only, month-only, differs, sources-differ, caption-lacks, not-compared.
 *   `words` and `there` are what was compared, `parts` the names, days, places and counts (`{kind, state, words, there,
 *   start, end}`). `offer`: text to suggest;
 * - `{order, state, start, end, words}`: a linked region (`show` only); `order` are the words that tell its side, or null;
 *   agrees, conflict, cannot-tell.
 */
export function captionsJson(
  blocks: readonly CaptionedBlock[],
  captions: readonly CaptionChecks[],
  more: (block: number) => Json,
): readonly Json[] {
  return captions.map((checks) => {
    const { block } = checks
    const { text, figure } = blocks[block] ?? { text: '', figure: undefined }
    return {
      block,
      figure: figure ?? null,
      credit: creditNameOf(text, creditLineOf(blocks, block)) ?? null,
      checks: checksJson(checks),
      ...more(block),
    }
  })
}

function checksJson({ elements, agreement, metadata, order }: CaptionChecks): readonly Json[] {
  return [
    ...elements.map(elementJson),
    ...agreement.map(agreementJson),
    ...metadata.map(metadataJson),
    ...order.map(orderJson),
  ]
}

function elementJson({ element, state, places, words, reason, count, limit }: ElementCheck): Json {
  const [first] = places
  return {
    element,
    state,
    ...(first === undefined ? {} : { start: first.start, end: first.end }),
    ...(words === undefined ? {} : { words }),
    ...(places.length < 2 ? {} : { places }),
    ...(reason === undefined ? {} : { reason }),
    ...(count === undefined ? {} : { count }),
    ...(limit === undefined ? {} : { limit }),
  }
}

function agreementJson({ kind, verdict, start, end, words, other }: Agreement): Json {
  return { agreement: kind, state: verdict, start, end, words, ...(other === undefined ? {} : { other }) }
}

function metadataJson(check: MetadataCheck): Json {
  const { field, verdict, value, source, words, there, place, offer, reason, parts, others } = check
  return {
    metadata: field,
    state: verdict,
    value,
    source,
    ...(place === undefined ? {} : { start: place.start, end: place.end }),
    ...(words === undefined ? {} : { words }),
    ...(there === undefined ? {} : { there }),
    ...(offer === undefined ? {} : { offer }),
    ...(reason === undefined ? {} : { reason }),
    ...(parts === undefined ? {} : { parts: parts.map(({ verdict: state, ...part }) => ({ ...part, state })) }),
    ...(others === undefined ? {} : { others }),
  }
}

function orderJson({ verdict, start, end, words, side }: OrderCheck): Json {
  return { order: side?.words ?? null, state: verdict, start, end, words }
}

/** The checks of captions in words: a line of elements for each, and under it what an editor should look at. */
export function captionLines(captions: readonly Json[], t: Translate): readonly string[] {
  return captions.flatMap(({ block, checks }) => {
    const list = Array.isArray(checks) ? (checks as readonly Json[]) : []
    const elements = list.filter(({ element }) => element !== undefined).map((check) => elementWords(check, t))
    const others = list.flatMap((check) => otherWords(check, t))
    return [`      @${String(block)}: ${elements.join(' · ')}`, ...others.map((words) => `        ${words}`)]
  })
}

function elementWords({ element, state, words, reason, count, limit }: Json, t: Translate): string {
  const label = t(`captions.element.${String(element)}`)
  const values = { words: String(words), count: Number(count), limit: Number(limit) }
  const why = typeof reason === 'string' ? ` (${t(`captions.reason.${reason}`, values)})` : ''
  return `${label} ${t(`captions.state.${String(state)}`)}${why}`
}

const WORTH_SAYING = new Set(['look-alike', 'conflict', 'differs', 'sources-differ', 'caption-lacks'])

function otherWords(check: Json, t: Translate): readonly string[] {
  const { agreement, metadata, order, state, words, value, offer } = check
  if (!WORTH_SAYING.has(String(state))) return []
  if (typeof agreement === 'string') {
    const other = (check['other'] as { readonly words?: string } | undefined)?.words ?? ''
    return [t(`captions.agreement.${agreement}.${String(state)}`, { words: String(words), other })]
  }
  if (typeof metadata === 'string') {
    const offered = typeof offer === 'string' ? ` · ${t('captions.metadataOffer', { offer })}` : ''
    return [
      `${t(`captions.field.${metadata}`)} ${String(value)}: ${t(`captions.metadataVerdict.${String(state)}`)}${offered}`,
    ]
  }
  return order === undefined
    ? []
    : [t(`captions.order.${String(state)}`, { words: String(words), side: typeof order === 'string' ? order : '' })]
}
