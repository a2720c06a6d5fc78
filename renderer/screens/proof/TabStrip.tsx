import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import '../../styles/tabs.css'
import { openArticle } from '../../acts/actions.ts'
import { closeTab } from '../../acts/tabs.ts'
import { useArticle } from '../../store/hooks.ts'
import { tabsStore } from '../../store/tabs.ts'

/** The articles that are open, when they are several: a press goes to one, the cross or the middle button closes it. */
export function TabStrip() {
  const { t } = useTranslation()
  const tabs = useStore(tabsStore, (state) => state.tabs)
  const shown = useArticle((open) => [...open.tables.article.values()][0])
  if (tabs.length < 2) return null
  return (
    <nav className="tab-strip" aria-label={t('proof.tabs.label')}>
      <ul>
        {tabs.map(({ articleId, title: known }) => {
          const isShown = articleId === shown?.id
          const title = (isShown ? shown.title : known) || t('library.untitled')
          return (
            <li key={articleId} data-tab={articleId} data-shown={isShown || undefined}>
              <button
                type="button"
                className="tab-name"
                aria-current={isShown ? 'page' : undefined}
                title={title}
                onClick={() => {
                  if (!isShown) void openArticle(articleId)
                }}
                onAuxClick={(event) => {
                  if (event.button === 1) closeTab(articleId)
                }}
              >
                {title}
              </button>
              <button
                type="button"
                className="tab-close"
                // By keyboard the shown one closes by its command.
                tabIndex={-1}
                aria-label={t('proof.tabs.close', { title })}
                onClick={() => closeTab(articleId)}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
