import forms from './data/variant-forms.json' with { type: 'json' }
import { anyOf } from '../lib/any-of.ts'

/** A word in a form that the standard does not recommend, in UTF-16 units of its text. */
export interface VariantForm {
  readonly start: number
  readonly end: number
  readonly wrong: string
  readonly right: string
}

/** What is recommended; and the characters before and behind it that make other words of it (规|定货|币). */
interface Recommended {
  readonly right: string
  readonly notBehind: string
  readonly notBefore: string
}

const RIGHT: ReadonlyMap<string, Recommended> = new Map(
  Object.entries(forms).map(([form, told]) => {
    const [right = '', notBehind = '', notBefore = ''] = typeof told === 'string' ? [told] : told
    return [form, { right, notBehind, notBefore }]
  }),
)
const ANY_FORM = new RegExp(anyOf([...RIGHT.keys()]), 'gu')

/**
 * Words that the first table of variant forms (第一批异形词整理表, GF 1001—2001) has a recommended form of. Of its 338
 * groups those are here whose other form is no part of other words side by side (展转 of 发展转型), or where the characters
 * beside it tell (人材 of 商人材料); with the words of money in 帐, which its note on 账本 speaks of.
 */
export function findVariantForms(text: string): readonly VariantForm[] {
  return [...text.matchAll(ANY_FORM)].flatMap(({ 0: wrong, index }) => {
    const known = RIGHT.get(wrong)
    const end = index + wrong.length
    const isOther = (beside: string, others = ''): boolean => beside !== '' && others.includes(beside)
    if (known === undefined || isOther(text.charAt(index - 1), known.notBehind)) return []
    if (isOther(text.charAt(end), known.notBefore)) return []
    return [{ start: index, end, wrong, right: known.right }]
  })
}
