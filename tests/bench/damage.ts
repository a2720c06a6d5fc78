import { DAMAGES, makeSpecimen, tryDamaged } from '#tests/helpers/keeping/damage.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'
import { randomOf } from '#tests/helpers/seeds.ts'

/**
 * Figures of damage (issue 8, section 8): 240 damaged libraries of 8 kinds. `npx node tests/bench/damage.ts [kind]…`;
 * EACH sets how many of a kind (30), SEED what chance does (1).
 */
const each = Number(process.env.EACH ?? 30)
const wanted = process.argv.slice(2)
const folder = tempFolder()
const specimen = await makeSpecimen(folder.path)
let total = 0
const all = { crashes: 0, unseen: 0, wrong: 0, notRestored: 0, notRescued: 0 }
for (const kind of DAMAGES) {
  if (wanted.length > 0 && !wanted.includes(kind)) continue
  const seen = { changed: 0, crashes: 0, unseen: 0, rescued: 0, saved: 0, unsure: 0, wrong: 0, restored: 0 }
  for (let round = 0; round < each; round += 1) {
    const random = randomOf(Number(process.env.SEED ?? 1) * 100_003 + DAMAGES.indexOf(kind) * 1_009 + round)
    try {
      const verdict = await tryDamaged(specimen, kind, random)
      seen.changed += Number(verdict.hasChanged)
      seen.unseen += Number(verdict.isUnseen)
      seen.crashes += Number(verdict.bugs.length > 0)
      seen.rescued += Number(verdict.isRescued)
      seen.saved += verdict.saved
      seen.unsure += verdict.unsure
      seen.wrong += verdict.wrong.length
      seen.restored += Number(verdict.isRestored)
      if (verdict.bugs.length + verdict.wrong.length > 0)
        console.log(kind, round, verdict.bugs, verdict.wrong.slice(0, 3))
      if (!verdict.isRescued) console.log(kind, round, 'not rescued:', verdict.rescueError)
      if (!verdict.isRestored) console.log(kind, round, 'not restored')
    } catch (thrown) {
      seen.crashes += 1
      console.log(kind, round, thrown)
    }
  }
  total += each
  const share = (seen.saved / (each * specimen.contents.size)) * 100
  console.log(
    `${kind}: ${String(each)} libraries, ${String(seen.changed)} with changed rows; ${String(seen.crashes)} crashes, ${String(seen.unseen)} unseen, ${String(seen.restored)} restored from the backup, ${String(seen.rescued)} rescued (${share.toFixed(1)} % of all, ${String(seen.unsure)} told as unsure), ${String(seen.wrong)} wrong`,
  )
  all.crashes += seen.crashes
  all.unseen += seen.unseen
  all.wrong += seen.wrong
  all.notRestored += each - seen.restored
  all.notRescued += each - seen.rescued
}
console.log(
  `${String(total)} damaged libraries: ${String(all.crashes)} crashes, ${String(all.unseen)} changes unseen, ${String(all.wrong)} wrong rescued as right, ${String(all.notRestored)} without a way back by backup, ${String(all.notRescued)} without rescue (to reach: 0 each)`,
)
folder.remove()
