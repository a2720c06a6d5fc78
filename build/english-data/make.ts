import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { packWords } from '../../shared/english/pack-words.ts'
import { root } from '../bootstrap.mjs'

/**
 * Makes the words by which English is spelled: every form that Hunspell's dictionaries of American and British English
 * make of their stems. `node build/english-data/make.ts`; the dictionaries and nspell, which reads them, are put into
 * `.cache/english-data` and are no part of the project.
 */
const PACKAGES = ['nspell@2.1.5', 'dictionary-en@4.0.0', 'dictionary-en-gb@3.0.0']
const place = path.join(root, '.cache/english-data')
const data = path.join(root, 'shared/english/data')

interface Speller {
  readonly data: Readonly<Record<string, unknown>>
}

mkdirSync(place, { recursive: true })
writeFileSync(path.join(place, 'package.json'), '{ "private": true }\n')
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...PACKAGES], { cwd: place, stdio: 'inherit' })
const read = createRequire(path.join(place, 'package.json'))('nspell') as (aff: Buffer, dic: Buffer) => Speller
const words = new Set(
  ['dictionary-en', 'dictionary-en-gb'].flatMap((name) => {
    const folder = path.join(place, 'node_modules', name)
    return Object.keys(
      read(readFileSync(path.join(folder, 'index.aff')), readFileSync(path.join(folder, 'index.dic'))).data,
    )
  }),
)
const lower = [...words].filter((word) => /^[a-z]{2,}$/u.test(word)).toSorted()
const names = [...words].filter((word) => /^[A-Z][a-z]+$/u.test(word)).map((word) => word.toLowerCase())
const packed = { words: packWords(lower), names: packWords(names.toSorted()) }
writeFileSync(path.join(data, 'dictionary.json'), `${JSON.stringify(packed, undefined, 1)}\n`)
const licence = readFileSync(path.join(place, 'node_modules/dictionary-en/license'), 'utf8')
const british = readFileSync(path.join(place, 'node_modules/dictionary-en-gb/license'), 'utf8')
writeFileSync(
  path.join(data, 'NOTICE.txt'),
  `dictionary.json holds word forms made of the Hunspell dictionaries en_US and en_GB (SCOWL), as packed in\ndictionary-en 4.0.0 and dictionary-en-gb 3.0.0 (MIT and BSD). Their notices follow.\n\n${licence.trim()}\n${
    british.trim() === licence.trim() ? '' : `\n${british.trim()}\n`
  }`,
)
console.log(`${String(lower.length)} words, ${String(names.length)} names`)
