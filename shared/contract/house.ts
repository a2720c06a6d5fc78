import { z } from 'zod'
import { ENTRY_KINDS } from '../lexicon/columns.ts'
import { ROW_FAULTS } from '../lexicon/pack.ts'
import { nothing, windowCommand } from './call-spec.ts'
import { fileSchema } from './files.ts'
import { timeMsSchema } from '../domain/common.ts'

/** Lists of a house: remarks that are written again and again, people that work is given to, words that are right as they are. */
export const HOUSE_LISTS = ['remarks', 'people', 'words'] as const
export type HouseListName = (typeof HOUSE_LISTS)[number]

/** The lines of a house's list, in the order in which a person wrote them; what may be in it. */
export const houseLinesSchema = z.array(z.string().min(1).max(2_000)).max(500).readonly()

const houseListSchema = z
  .object({
    path: z.string(),
    lines: houseLinesSchema.optional(),
    problem: z.enum(['unreadable', 'too-large']).optional(),
  })
  .readonly()
export type HouseList = z.infer<typeof houseListSchema>

const rowProblemSchema = z.object({ line: z.number().int(), fault: z.enum(ROW_FAULTS), words: z.string() }).readonly()

/** What the rows of a file are: entries by kind, rows that are none (the first of them, and how many), columns of no use. */
const packFacts = {
  counts: z.record(z.enum(ENTRY_KINDS), z.number().int()).readonly(),
  problems: z.array(rowProblemSchema).readonly(),
  problemCount: z.number().int(),
  unknown: z.array(z.string()).readonly(),
}

/** A pack of words as its file has it now: what it says, what in it is no entry, and why none of it holds (`problem`). */
const packSchema = z
  .object({
    name: z.string(),
    /** Absent: the pack comes with Galley. */
    path: z.string().optional(),
    text: z.string(),
    ...packFacts,
    /** Its words that are right as they are. */
    allowed: z.array(z.string()).readonly(),
    problem: z.enum(['unreadable', 'too-large', 'encoding', 'no-head']).optional(),
  })
  .readonly()
export type HousePack = z.infer<typeof packSchema>

/** A finding that is not told in this house any more: its rule, the words there (`also`: at the other place), who said so and when. */
const houseDismissalSchema = z
  .object({
    rule: z.string().min(1).max(80),
    words: z.string().min(1).max(200),
    also: z.string().max(200).optional(),
    who: z.string().max(120),
    atMs: timeMsSchema,
  })
  .readonly()
export type HouseDismissal = z.infer<typeof houseDismissalSchema>

const dismissedSchema = z
  .object({
    path: z.string(),
    list: z.array(houseDismissalSchema).readonly(),
    /** Lines of the file that are none. */
    badLines: z.array(z.number().int()).readonly(),
    problem: z.enum(['unreadable', 'too-large']).optional(),
  })
  .readonly()
export type HouseDismissed = z.infer<typeof dismissedSchema>

/** What a house adds to the checks, from a plain file; `problem`: why it could not be read. Years before Christ are negative. */
export const houseSchema = z
  .object({
    path: z.string(),
    foundingYears: z.array(z.object({ name: z.string(), year: z.number().int() }).readonly()).readonly(),
    problem: z.enum(['unreadable', 'too-large']).optional(),
    /** Lists that a house keeps in plain files, a line each; `lines` is absent as long as there is no file. */
    lists: z.object({ remarks: houseListSchema, people: houseListSchema, words: houseListSchema }).readonly(),
    /** Packs of words, each a plain file of its own, and the one that comes with Galley. */
    packs: z.array(packSchema).readonly(),
    dismissed: dismissedSchema,
  })
  .readonly()
export type House = z.infer<typeof houseSchema>

const words = z.string().max(2_000)
const packEntrySchema = z
  .object({
    kind: z.enum(ENTRY_KINDS),
    word: z.string().min(1).max(100),
    instead: z.array(words).max(20).readonly(),
    reason: words,
    source: words,
    offices: z.array(words).max(20).readonly(),
    order: z.number().int().min(0).max(999_999).optional(),
    skipsQuotes: z.boolean(),
  })
  .readonly()

const sheetRowSchema = z
  .object({
    line: z.number().int(),
    cells: z.array(z.string().max(4_000)).max(1_000).readonly(),
    isBroken: z.boolean().optional(),
  })
  .readonly()
export type SheetRow = z.infer<typeof sheetRowSchema>

/** The rows of a list that another program wrote; of a workbook one sheet, the others named. */
export const sheetFileSchema = z
  .object({
    rows: z.array(sheetRowSchema).max(50_010).readonly(),
    sheet: z.string().optional(),
    others: z.array(z.string()).readonly(),
  })
  .readonly()
export type SheetFile = z.infer<typeof sheetFileSchema>

/** What would be taken of a list, before it is: its rows wait under the token. */
const sheetPreviewSchema = z
  .object({
    token: z.string(),
    /** A name for the pack. */
    name: z.string(),
    sheet: z.string().optional(),
    others: z.array(z.string()).readonly(),
    ...packFacts,
    /** The first entries. */
    entries: z.array(packEntrySchema).readonly(),
    problem: z.enum(['no-head', 'too-large']).optional(),
  })
  .readonly()
export type SheetPreview = z.infer<typeof sheetPreviewSchema>

const packName = z.string().min(1).max(120)
const inPack = z.object({ pack: packName, entry: packEntrySchema }).readonly()
const byToken = z.object({ token: z.string() }).readonly()

/** Calls about a house's packs of words and what it does not want to be told. Each gives the house as it is then. */
export const houseWordCalls = {
  'house.revealPack': windowCommand(z.object({ pack: packName }).readonly(), nothing),
  /** Puts an entry at the end of a pack, which is begun where there is none. Errors: `file-unreadable`, and those of writing. */
  'house.addEntry': windowCommand(inPack, houseSchema),
  /** Takes an entry out again. Error: `not-found`, when the file does not say it any more. */
  'house.removeEntry': windowCommand(inPack, houseSchema),
  /** Reads a list (CSV, XLSX) and says what would be taken; nothing is. */
  'house.readSheet': windowCommand(z.object({ file: fileSchema }).readonly(), sheetPreviewSchema, {
    file: 'read',
  }),
  /** Makes a pack of it. Errors: `file-exists`, `invalid-input` (no name for a file), and those of writing. */
  'house.takeSheet': windowCommand(z.object({ token: z.string(), name: packName }).readonly(), houseSchema),
  /** Takes the pack away again, if its file still says what was taken. Error: `conflict`. */
  'house.undoSheet': windowCommand(byToken, houseSchema),
  'house.dropSheet': windowCommand(byToken, nothing),
  /** Findings of this kind on these words are told no more, in any article. */
  'house.dismiss': windowCommand(houseDismissalSchema, houseSchema),
  'house.restore': windowCommand(houseDismissalSchema, houseSchema),
}
