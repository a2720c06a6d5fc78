import { expect, test } from 'vitest'
import { COMMANDS, type CommandSpec } from '#shared/commands/commands.ts'

const commands: readonly CommandSpec[] = COMMANDS

/** Of two commands that are offered in one place, the one that comes second could never be reached by a key they share. */
test('no key is that of two commands of one place', () => {
  const claims = commands
    .filter(({ isHidden }) => isHidden !== true)
    .flatMap(({ scope, keys }) => keys.map((key) => `${scope} ${key}`))
  expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([])
})
