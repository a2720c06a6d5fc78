/**
 * Opens the Word files beside the repository, reviews each by the command (notes with replies, suggestions that are open,
 * accepted and rejected, verdicts on what the author tracked), writes it back into its own file, and looks: whether the parts
 * that were not touched are equal byte for byte, packed and in their order; whether it has structural faults that it did not
 * have; whether what was in it is the same when it is opened again, and what was added is there.
 * Run: `npx node tests/bench/docx-own.ts`
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setup } from '#build/scripts/bundle-children.ts'
import { checkDocx, CHECKS } from '#tests/helpers/exports/check-docx.ts'
import { lyingParts } from '#tests/helpers/exports/zip-parts.ts'
import { galley } from '#tests/helpers/run-galley.ts'
import { DOCX_PARTS, type Json } from './_docx/parts-of.ts'
import { review } from './_docx/review.ts'

const CASES = path.resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'docx')
/** What a review touches; a file that lacks one of them is given it. */
const TOUCHED =
  /^(?:\[Content_Types\]\.xml|word\/(?:document\d*|footnotes|endnotes|comments\w*|people)\.xml|word\/_rels\/.*\.rels)$/u

async function run(): Promise<void> {
  await setup()
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-own-'))
  const tally = new Map<string, [right: number, all: number]>()
  const add = (what: string, right: number, all: number): void => {
    const known = tally.get(what) ?? [0, 0]
    tally.set(what, [known[0] + right, known[1] + all])
  }
  for (const name of readdirSync(CASES).filter((each) => each.endsWith('.docx'))) {
    const file = path.join(CASES, name)
    const call = async (...args: readonly string[]): Promise<Json> => {
      const { code, json, out, errors } = await galley(folder, [...args, '--json'])
      if (code !== 0) throw new Error(`${name}: ${args.join(' ')}: ${out}${errors}`)
      return json[0] ?? {}
    }
    const library = ['--library', `${name}.sqlite`]
    const article = String((await call('import', file, ...library))['article'])
    for (const isReviewed of [false, true]) {
      const made = isReviewed ? await review(call, article, library) : 0
      const out = `${isReviewed ? 'reviewed' : 'bare'}-${name}`
      const answer = await call('export', article, '--format', 'docx', '--into-own', '--out', out, ...library)
      const [original, written] = [readFileSync(file), readFileSync(path.join(folder, out))]
      const [old, now] = [lyingParts(original), lyingParts(written)]
      const isEqual = (at: number): boolean =>
        now[at]?.name === old[at]?.name &&
        now[at]?.said.slice(4, 12) === old[at]?.said.slice(4, 12) &&
        (TOUCHED.test(old[at]?.name ?? '') || (now[at]?.packed.equals(old[at]?.packed ?? Buffer.alloc(0)) ?? false))
      const kept = old.filter((_, at) => isEqual(at))
      add('parts that were not touched, equal byte for byte (those that were: in their place)', kept.length, old.length)
      for (const each of old) if (!kept.includes(each)) console.log(`${name}: ${each.name} is another`)
      const before = checkDocx(original)
      const faults = checkDocx(written).filter((each) => !before.includes(each))
      add(
        `structural checks without a fault of ours (${CHECKS.join(', ')})`,
        CHECKS.length - new Set(faults.map((each) => each.split(':')[0])).size,
        CHECKS.length,
      )
      for (const each of faults) console.log(`${out}: ${each}`)
      const [seen, again] = [await call('inspect', file), await call('inspect', out)]
      for (const [what, of] of Object.entries(DOCX_PARTS)) {
        const left = [...of(again)]
        const lost = of(seen).filter((each) => {
          const at = left.indexOf(each)
          if (at >= 0) left.splice(at, 1)
          return at < 0
        })
        add(`opened again: ${what}`, of(seen).length - lost.length, of(seen).length)
        for (const each of lost) console.log(`${out}: ${what} lost: ${each}`)
        if (!isReviewed) for (const each of left) console.log(`${out}: ${what} more: ${each}`)
        if (isReviewed && (what === 'comments' || what === 'suggestions' || what === 'replies'))
          add(`added: ${what}`, left.length, 0)
      }
      if (isReviewed)
        add(
          'notes and changes that were written at their exact places',
          made - Number(answer['nearby']) - Number(answer['left']),
          made,
        )
    }
  }
  for (const [what, [right, all]] of tally)
    console.log(all === 0 ? `${what}: ${String(right)}` : `${what}: ${String(right)} of ${String(all)}`)
  rmSync(folder, { recursive: true, force: true })
}

if (existsSync(CASES)) await run()
else console.log(`no cases at ${CASES}`)
