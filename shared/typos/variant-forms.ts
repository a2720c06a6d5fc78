import forms from './data/variant-forms.json' with { type: 'json' }
import { anyOf } from '../lib/any-of.ts'

/** A word in a form that the standard does not recommend, in UTF-16 units of its text. */
export interface VariantForm {
  readonly start: number
  readonly end: number
  readonly wrong: string
  readonly right: string
}

const RIGHT = new Map(Object.entries(forms))
const ANY_FORM = new RegExp(anyOf([...RIGHT.keys()]), 'gu')

/**
 * Words that the first table of variant forms (第一批异形词整理表, GF 1001—2001) has a recommended form of. Of its 338
 * groups those are here whose other form is no part of other words side by side (人材 of 商人材料, 展转 of 发展转型).
 */
export function findVariantForms(text: string): readonly VariantForm[] {
  return [...text.matchAll(ANY_FORM)].flatMap(({ 0: wrong, index }) => {
    const right = RIGHT.get(wrong)
    return right === undefined ? [] : [{ start: index, end: index + wrong.length, wrong, right }]
  })
}
