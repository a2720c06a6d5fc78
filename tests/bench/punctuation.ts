/**
 * Punctuation, script and consistency (issue 13, section 2): `npx node tests/bench/punctuation.ts [--misses] [--all] [FILE|FOLDER…]`.
 * What all default rules find in edited news (`GALLEY_CASES`, default `../shared/cases`, or the texts that are named: `.txt`
 * or `.conllu`, each line by itself as `galley lint` reads it), and how much of it is false by `punctuation/adjudicated.json`; `--all`
 * switches on what is off by default. Without texts of its own then faults planted in clean sentences of ours
 * (`punctuation/plant.ts`), and cases of mixed scripts.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { measureAlarms } from './punctuation/false-alarms.ts'
import { measurePlanted } from './punctuation/planted.ts'
import { measureScript } from './punctuation/script-cases.ts'

const words = process.argv.slice(2)
const showsMisses = words.includes('--misses')
const on = words.includes('--all') ? ['punctuation'] : []
const named = words.filter((word) => !word.startsWith('--'))
const folder = process.env['GALLEY_CASES'] ?? path.resolve(import.meta.dirname, '../../../shared/cases')
const usual = ['clean_pd.txt', 'clean_pud_news_simp.txt'].map((name) => path.join(folder, 'language', name))

for (const place of named.length === 0 ? usual : named) {
  if (!existsSync(place)) console.log(`${place}: not here`)
  else if (!statSync(place).isDirectory()) await measureAlarms(place, on, showsMisses)
  else
    for (const name of readdirSync(place).filter((each) => /\.(?:txt|conllu)$/u.test(each)))
      await measureAlarms(path.join(place, name), on, showsMisses)
}
if (named.length === 0) {
  measurePlanted(showsMisses)
  measureScript(showsMisses)
}
