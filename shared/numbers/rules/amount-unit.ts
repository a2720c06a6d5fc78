/** The unit of an amount of money without what it is for: “$ per hour” is $, as “$20 an hour, up from $18” compares them. */
export const amountUnit = (unit: string | undefined): string | undefined => unit?.replace(/^(\D{1,8}?) per .+$/u, '$1')

/** Whether two amounts have one unit, or one leaves it out. */
export const haveOneUnit = (
  one: { readonly unit: string | undefined },
  other: { readonly unit: string | undefined },
): boolean => one.unit === undefined || other.unit === undefined || amountUnit(one.unit) === amountUnit(other.unit)
