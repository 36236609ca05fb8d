import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { applyTheme, keptTheme } from './layout/theme.ts'
import { chosenLanguage, loadMessages } from './messages/language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element for the console.')

applyTheme(keptTheme())
const language = chosenLanguage()
document.documentElement.lang = language
loadMessages(language).then((messages) => {
  createRoot(root).render(
    <StrictMode>
      <App language={language} messages={messages} />
    </StrictMode>,
  )
})
