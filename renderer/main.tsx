// First of all: it must stand before any schema is made.
import './lib/no-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/fonts.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/components.css'
import './styles/form.css'
import { App } from './App.tsx'
import { listenForKeys } from './commands/registry.ts'
import { watchFields } from './lib/field-undo.ts'
import { start } from './start.ts'
import { watchSpelling } from './typing/field-spelling.ts'

listenForKeys()
watchFields()
watchSpelling()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
void start()
