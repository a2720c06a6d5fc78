/**
 * Measures the guessing of encodings over the cases beside the repository.
 * Run: `npx node tests/bench/encodings.ts`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeBytes, guessEncoding } from '#electron/import/encoding/encoding.ts'

const FILES = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'mojibake', 'files')

if (existsSync(FILES)) run()
else console.log(`no cases at ${FILES}`)

function run(): void {
  const names = readdirSync(FILES).sort()
  let right = 0
  for (const name of names) {
    const bytes = readFileSync(join(FILES, name))
    const guess = guessEncoding(bytes)
    const text = decodeBytes(bytes, guess.encoding)
    const number = name.split('-')[0] ?? ''
    const forms = ['clean', 'clean-trad'].map((form) => readFileSync(join(FILES, `${number}-${form}.txt`), 'utf8'))
    const isRight = forms.includes(text)
    if (isRight) right += 1
    console.log(
      `${isRight ? 'right' : 'WRONG'} ${name} -> ${guess.encoding} (${guess.confidence.toFixed(2)}${guess.isSure ? '' : ', unsure'})`,
    )
  }
  console.log(`${String(right)} of ${String(names.length)}`)
}
