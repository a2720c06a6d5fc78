/** The rules of mixed scripts; each is found in a text of the other script. */
export const MIXTURE_RULES = ['variant.traditional-in-simplified', 'variant.simplified-in-traditional'] as const
