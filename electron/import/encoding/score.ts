import { textCost } from '#shared/repair/lexicon.ts'

/** Cost a character at which a Han text is as good as certain, and at which it is garbage. */
const GOOD_COST = 62
const BAD_COST = 105

/** How much `text` looks like what it would be if `encoding` were right: 0 (garbage) to 1. */
export function scoreText(text: string, encoding: string): number {
  const wide = text.replace(/[\u0000-\u007F]+/g, '')
  if (wide.length === 0) return 0.5
  const broken = count(wide, /[\uFFFD\uE000-\uF8FF\u0080-\u009F]/g)
  const penalty = Math.min(1, (broken / wide.length) * 4)
  const control = count(text, /[\u0000-\u0008\u000B\u000E-\u001F]/g)
  const score = scoreWide(wide, text, encoding)
  return Math.max(0, score - penalty - Math.min(1, (control / text.length) * 8))
}

function scoreWide(wide: string, text: string, encoding: string): number {
  if (encoding === 'shift_jis' || encoding === 'euc-jp') return scoreJapanese(wide)
  if (encoding === 'euc-kr') return scoreKorean(wide)
  if (encoding in LETTERS) return scoreSingleByte(wide, text, encoding)
  if (
    encoding.startsWith('utf-16') &&
    count(wide, /[\u4E00-\u9FFF\u3000-\u30FF\uFF00-\uFFEF\u2010-\u203F]/g) / wide.length < 0.8
  )
    return 0.2
  return scoreHan(wide)
}

function scoreHan(wide: string): number {
  const sample = wide.slice(0, 4_000)
  const kana = count(sample, /[\u3040-\u30FF]/g) / sample.length
  const cost = textCost(sample) / sample.length
  return kana > 0.25 ? 0.4 : Math.max(0, Math.min(1, (BAD_COST - cost) / (BAD_COST - GOOD_COST)))
}

/** Syllables that every Korean text is full of; Chinese read as Korean has the others. */
const KOREAN =
  /[이다의는을가에한하고로은기를지사어자서리도시인대그해수나정일여부스보장전원주있만과들구제공안국게용조적동연생소된되년월면오]/g

function scoreKorean(wide: string): number {
  const hangul = count(wide, /[\uAC00-\uD7A3]/g)
  if (hangul / wide.length <= 0.6) return 0.1
  return 0.85 * Math.min(1, count(wide, KOREAN) / hangul / 0.3)
}

function scoreJapanese(wide: string): number {
  const kana = count(wide, /[\u3040-\u30FF]/g) / wide.length
  const halfWidth = count(wide, /[\uFF61-\uFF9F]/g) / wide.length
  return kana < 0.1 ? 0.15 : Math.max(0, Math.min(0.98, 0.55 + kana) - halfWidth * 2)
}

const LETTERS: Readonly<Record<string, RegExp>> = {
  'windows-1252': /[àáâäãåæçèéêëìíîïñòóôöøùúûüßœÀÁÂÄÅÆÇÈÉÊËÑÓÖØÜ]/g,
  'windows-1250': /[áäčďéěíľĺňóôöŕřšťúůüýžąćęłńśźżăâîșțşţőűđÁČĎÉŁŚŻŽŠŐŰ]/g,
  'iso-8859-2': /[áäčďéěíľĺňóôöŕřšťúůüýžąćęłńśźżăâîșțşţőűđÁČĎÉŁŚŻŽŠŐŰ]/g,
  'windows-1251': /[\u0400-\u045F]/g,
  'koi8-r': /[\u0400-\u045F]/g,
  'windows-1253': /[\u0370-\u03FF]/g,
  'windows-1254': /[çğıöşüâîÇĞİÖŞÜ]/g,
  'windows-1257': /[āčēģīķļņōŗšūžąėęįųÄÖÜÕäöüõ]/g,
  'windows-1258': /[ăâđêôơưĂÂĐÊÔƠƯ\u0300\u0301\u0303\u0309\u0323]/g,
}
const TYPOGRAPHIC = /[“”‘’–—…«»©®°·•€£§\u00A0„‚†‡™]/g

function scoreSingleByte(wide: string, text: string, encoding: string): number {
  const letters = count(wide, LETTERS[encoding] ?? /[]/g)
  const typographic = count(wide, TYPOGRAPHIC)
  const share = (letters + typographic) / wide.length
  const isAlphabet = encoding === 'windows-1251' || encoding === 'windows-1253' || encoding === 'koi8-r'
  // Latin letters with marks stand among plain ones, three together at most; an alphabet of its own stands alone.
  const runs = (text.match(/[^\u0000-\u007F]{4,}/g) ?? []).reduce((sum, run) => sum + run.length, 0)
  // Words of an alphabet of its own hold no Latin letters.
  const mixed = count(text, /[A-Za-z][^\u0000-\u007F]|[^\u0000-\u007F][A-Za-z]/g)
  const among = isAlphabet ? Math.max(0, 1 - (mixed / wide.length) * 2) : Math.max(0, 1 - (runs / wide.length) * 2)
  const common = encoding === 'windows-1252' ? 0.06 : 0
  const lower = isAlphabet ? count(wide, /\p{Ll}/gu) / Math.max(1, count(wide, /\p{L}/gu)) : 1
  return Math.max(0, share * among * (0.6 + 0.2 * lower) + common * share * among)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
