/** The rules of mixed scripts; each is found in a text of the other script. */
export const MIXTURE_RULES = ['variant.traditional-in-simplified', 'variant.simplified-in-traditional'] as const

/** Rules of forms that neither script writes. */
export const VARIANT_RULES = [
  'variant.japanese-form',
  'variant.variant-character',
  'variant.look-alike',
  'variant.full-width-letter',
] as const
export type VariantRule = (typeof VARIANT_RULES)[number]
