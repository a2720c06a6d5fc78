/**
 * Makes `shared/language/data/variants.json` from the Unihan database of Unicode (15.0; Debian's package unicode-data) and
 * opencc-js: characters that mainland China's list of 2013 (通用规范汉字表) does not have and the one that it has for each, and
 * the forms that only Japanese writes. Run: `npx node build/language-data/make.ts FOLDER` (of Unihan_Variants.txt and
 * Unihan_OtherMappings.txt).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JPShinjitaiCharacters from 'opencc-js/dict/JPShinjitaiCharacters'
import script from '../../shared/language/data/script.json' with { type: 'json' }

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say where the files of Unihan lie')

/** Every `field` of a file of Unihan, by character. */
function read(file: string, field: string): ReadonlyMap<string, string> {
  const lines = readFileSync(path.join(folder ?? '', file), 'utf8').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const [code, name, value] = line.split('\t')
      return name === field && code !== undefined && value !== undefined ? [[signOf(code), value] as const] : []
    }),
  )
}

const signOf = (code: string): string => String.fromCodePoint(Number.parseInt(code.slice(2), 16))
const signsIn = (value = ''): readonly string[] =>
  value.split(' ').flatMap((each) => (each.startsWith('U+') ? [signOf(each.split('<')[0] ?? '')] : []))

const listed = read('Unihan_OtherMappings.txt', 'kTGH')
const [gb0, gb1, big5] = ['kGB0', 'kGB1', 'kBigFive'].map((field) => read('Unihan_OtherMappings.txt', field))
const [same, shape, simplified] = ['kSemanticVariant', 'kZVariant', 'kSimplifiedVariant'].map((field) =>
  read('Unihan_Variants.txt', field),
)
const traditional = new Map(
  Array.from({ length: script.toSimplified.length / 2 }, (_, at) => [
    script.toSimplified.charAt(2 * at),
    script.toSimplified.charAt(2 * at + 1),
  ]),
)

// 图 is what Simplified has for 圖, which Japanese writes 図; a form that either Chinese script has is no Japanese one.
const japanese = JPShinjitaiCharacters.split('|').flatMap((pair) => {
  const [form = '', full = ''] = pair.split(' ')
  const isOwn = form.length === 1 && full.length === 1 && !listed.has(form) && !(big5?.has(form) ?? false)
  const hans = traditional.get(full) ?? full
  return isOwn && !traditional.has(form) && listed.has(hans) ? [form + hans + full] : []
})
const isJapanese = new Set(japanese.map((each) => each.charAt(0)))

/** Parts of characters, which Unihan names as variants of the whole, and what is a character of its own today. */
const OWN = new Set(
  '亻冂冫刂勹卍厶宀寘尒巛幵廌彳忄怀怌扌攵无旡朿氵灬爫牜犭疋疒礻糸糹罒艸艹虍衤讠豸辶钅阝阜隹鬥麤妳彷喒怳',
)
const isKnown = (sign: string): boolean => [gb0, gb1, big5].some((set) => set?.has(sign) ?? false)
const variants = [...new Set([...(same?.keys() ?? []), ...(shape?.keys() ?? [])])].flatMap((sign) => {
  if (sign.length > 1 || listed.has(sign) || traditional.has(sign) || isJapanese.has(sign) || !isKnown(sign)) return []
  // What the older set of Simplified has (憝, 砦) is written there, and is not always what Unihan takes it for.
  if (simplified?.has(sign) === true || gb0?.has(sign) === true || OWN.has(sign)) return []
  const own = [...signsIn(same?.get(sign)), ...signsIn(shape?.get(sign))].filter((each) => each.length === 1)
  const right = [...new Set(own.map((each) => traditional.get(each) ?? each))].filter((each) => listed.has(each))
  const [only, another] = right
  return only === undefined || another !== undefined || only === sign ? [] : [sign + only]
})

const out = new URL('../../shared/language/data/variants.json', import.meta.url)
const comment =
  'Made by build/language-data/make.ts from Unihan (Unicode Character Database 15.0; see NOTICE.txt) and OpenCC. variants: a character that the list of 2013 does not have, and the one that it has. japanese: a form of Japanese, its Simplified and its Traditional one.'
writeFileSync(
  out,
  `${JSON.stringify({ comment, variants: variants.join(''), japanese: japanese.join('') }, undefined, 2)}\n`,
)
console.log(variants.length, 'variants', japanese.length, 'Japanese forms')
