import { CONTEXT_MENUS } from '#shared/commands/context-menus.ts'
import type { CommandId } from '#shared/commands/commands.ts'
import { openArticle } from '../../acts/actions.ts'
import { canRun } from '../../commands/registry.ts'
import { i18n } from '../../i18n/i18n.ts'
import { shortTime } from '../../lib/time.ts'
import { client } from '../../transport/bridge.ts'
import { menuStore, type MenuExtra, type MenuLine, type Under } from './menu-store.ts'
import { spellingsAt } from './spelling.ts'
import { articleAtHand, underOf } from './under.ts'

interface WindowPoint {
  readonly x: number
  readonly y: number
}

/** Opens the menu of what stands at an element. False where nothing there has one. `point`: unless a key asked. */
export function openMenuAt(element: Element, point?: WindowPoint): boolean {
  const under = underOf(element, point)
  const groups = groupsOf(under)
  if (groups.length === 0) return false
  const at = point ?? placeOfKey(element)
  const open = (label: string, extras: readonly MenuExtra[]): void =>
    menuStore.setState({ menu: { label, at, groups, extras } })
  const article = under.some(({ subject }) => subject === 'article') ? articleAtHand() : undefined
  // A menu that grows under the pointer would be pressed in the wrong place: the versions are known first.
  if (article !== undefined)
    void versionsOf(article.id).then((versions) =>
      open(i18n.t('library.menu.label', { title: article.title }), versions),
    )
  else {
    const label = i18n.t('common.contextMenu')
    const spellings = spellingsAt(element)
    if (spellings === undefined) open(label, [])
    else void spellings.then((extras) => open(label, extras))
  }
  return true
}

/** The commands that do something here, each once, in the order of the things they are about. */
function groupsOf(under: readonly Under[]): readonly (readonly MenuLine[])[] {
  const taken = new Set<CommandId>()
  const groups = under.flatMap(({ subject, fits, words, keys, before }) =>
    CONTEXT_MENUS[subject].map((group: readonly CommandId[]) =>
      group
        .filter((id) => fits[id] !== false && !taken.has(id) && canRun(id))
        .map((id): MenuLine => {
          taken.add(id)
          const own: Omit<MenuLine, 'id'> = {
            ...(words?.[id] === undefined ? {} : { words: words[id] }),
            ...(keys?.[id] === undefined ? {} : { keys: keys[id] }),
            ...(before?.[id] === undefined ? {} : { before: before[id] }),
          }
          return { id, ...own }
        }),
    ),
  )
  return groups.filter((group) => group.length > 0)
}

async function versionsOf(
  articleId: NonNullable<ReturnType<typeof articleAtHand>>['id'],
): Promise<readonly MenuExtra[]> {
  const answer = await client.call('article.versions', { articleId })
  const versions = answer.ok ? answer.value.versions : []
  return versions
    .slice(0, -1)
    .map(({ id, fileName: file, createdAtMs }, index) => ({
      id,
      label: i18n.t('library.menu.version', { at: index + 1, time: shortTime(createdAtMs, i18n.language), file }),
      run: () => void openArticle(articleId, id),
    }))
    .toReversed()
}

/** Where a menu opens that a key asked for: under the caret or the selection, else at what has the focus. */
function placeOfKey(element: Element): WindowPoint {
  const selection = getSelection()
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  const caret = element.matches('.proof-scroll') ? [...(range?.getClientRects() ?? [])].at(-1) : undefined
  if (caret !== undefined) return { x: caret.right, y: caret.bottom + 4 }
  const box = element.getBoundingClientRect()
  const isRow = box.height < 160
  return { x: box.left + 24, y: isRow ? box.bottom - 8 : box.top + 48 }
}

/** What a key asks the menu of: what has the focus, in a list the row that is at hand. */
export function elementAtHand(): Element {
  const focus = document.activeElement ?? document.body
  const rowId = focus.getAttribute('aria-activedescendant')
  const row = rowId === null ? null : document.getElementById(rowId)
  const pane = focus.closest('.desk-panel, .numbers-desk, .findings-desk, .captions-desk')
  const live = pane?.querySelector('[data-place][data-live], [data-place][aria-current="true"]')
  return row ?? (focus.closest('[data-place]') === null ? (live ?? focus) : focus)
}
