import path from 'node:path'

/** What stands behind the last point and reads like an ending: whoever types one means it. “Draft 1.2” and “Mr. Li” have none. */
const ENDING = /^\.[a-z][a-z0-9]{1,8}$/iu

/**
 * The place that a person chose, with the format's ending where none was typed: not every system's dialog puts it there, and
 * nothing opens a file without one. The dialog asked about the name as typed, so that another file is never replaced: a
 * name that is taken with its ending gets a number, as in a folder of several exports.
 */
export function endedPlace(place: string, extension: string, isTaken: (place: string) => boolean): string {
  if (ENDING.test(path.extname(place))) return place
  for (let number = 1; ; number += 1) {
    const ended = `${place}${number === 1 ? '' : ` ${String(number)}`}.${extension}`
    if (!isTaken(ended)) return ended
  }
}
