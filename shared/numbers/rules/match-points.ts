import { type Mark, perBlock } from './checked-text.ts'

const RECORD =
  /(?<won>\d{1,2})胜(?<drawn>\d{1,2})平(?<lost>\d{1,2})负(?:[,，](?:共|一共)?(?<played>\d{1,2})[轮场])?[,，](?:积|共积|得)(?<points>\d{1,3})分/gu
/** Points taken away, or brought along from another stage. */
const OTHER_POINTS = /扣|罚|带入|加分|附加/u

/** 17胜5平3负，积58分: three points a win, or two as once, or half a point a draw; and as many matches as were played. */
export const matchPoints = perBlock((block) =>
  block.sentences.flatMap((sentence) =>
    OTHER_POINTS.test(sentence.text)
      ? []
      : [...sentence.text.matchAll(RECORD)].flatMap(({ index, 0: all, groups = {} }): readonly Mark[] => {
          const [won = 0, drawn = 0, lost = 0, points = 0] = ['won', 'drawn', 'lost', 'points'].map((name) =>
            Number(groups[name]),
          )
          const sums = [won * 3 + drawn, won * 2 + drawn, won + drawn / 2]
          const played = groups['played']
          const isPlayed = played === undefined || Number(played) === won + drawn + lost
          if (isPlayed && sums.includes(points)) return []
          const start = sentence.start + index
          const values = isPlayed
            ? { stated: `${String(points)}分`, sum: won * 3 + drawn }
            : { stated: String(played), sum: won + drawn + lost }
          return [{ block, start, end: start + all.length, values }]
        }),
  ),
)
