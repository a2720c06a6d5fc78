/**
 * How the words and their costs are packed; the maker (`build/typos-data/make.ts`) and the reader agree here. A cost is
 * the natural logarithm of how rare a thing is.
 */

/** Steps of a cost's byte: an eighth of a nat. */
export const COST_STEPS = 8
/** Steps of a back-off's byte, and the byte that stands for none. */
export const BACK_OFF_STEPS = 32
export const BACK_OFF_ZERO = 96

/** What is known of a word, bit by bit: it has followers; jieba has it; it is a fixed expression, a person's name, a place. */
export const IS_IN_MODEL = 1
export const IS_IN_JIEBA = 2
export const IS_FIXED = 4
export const IS_PERSON = 8
export const IS_PLACE = 16

/** A node of the tree of words has one byte: whether a word ends there, and how many children it has; where these are so many, their number follows behind all nodes. */
export const MANY_CHILDREN = 127
