import { COMMANDS, type CommandScope, type CommandSpec } from '#shared/commands/commands.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { isBareKey } from '../../commands/registry.ts'
import { shownKeys } from '../../lib/keys.ts'

const SCOPES: readonly CommandScope[] = [
  'app',
  'library',
  'proof',
  'notes',
  'numbers',
  'captions',
  'findings',
  'versions',
  'picture',
]

/** All commands with the keys that work, by where they work, as far as name or key contains the words. */
export function keyGroups(query: string, t: Translate, hasSingleKeys: boolean) {
  const words = query.trim().toLowerCase()
  return SCOPES.map((scope) => ({
    id: scope,
    title: t(`keys.scope.${scope}`),
    commands: (COMMANDS as readonly CommandSpec[])
      .filter((command) => command.scope === scope)
      .map((command) => ({
        id: command.id,
        name: t(`commands.${command.id}`),
        presses: distinct(command.keys.filter((key) => hasSingleKeys || !isBareKey(command, key)).map(shownKeys)),
      }))
      .filter(({ name, presses }) =>
        [name, ...presses.flatMap((parts) => [parts.join(' '), parts.join('+')])].some((text) =>
          text.toLowerCase().includes(words),
        ),
      ),
  })).filter(({ commands }) => commands.length > 0)
}

/** Keys that are written alike here (Ctrl and Mod are one on Linux and Windows) are shown once. */
function distinct(presses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(presses.map((parts) => [parts.join('+'), parts])).values()]
}
