import { ActionMenu, type MenuAction } from '../components/ActionMenu.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { chosenLanguage, keepLanguage, type Language } from '../messages/language.ts'
import { useText } from '../messages/useText.ts'
import { useSession } from '../session/SessionProvider.tsx'
import styles from './Shell.module.css'
import { keepTheme, keptTheme, type Theme } from './theme.ts'
import { useViewer } from './ViewerContext.ts'

const THEMES: readonly Theme[] = ['system', 'light', 'dark']
const LANGUAGES: readonly { language: Language; name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'de', name: 'Deutsch' },
]

export function AccountMenu() {
  const text = useText()
  const { warn } = useToasts()
  const { leave } = useSession()
  const { user, organization, organizations, choose } = useViewer()
  const signOut = (everywhere: boolean) => () => {
    leave({ everywhere }).catch(() => warn(text('common.notDoneUnreachable')))
  }
  const actions: MenuAction[] = [
    ...(organizations.length < 2
      ? []
      : organizations.map(({ id, name }) => ({
          label: name,
          isChosen: id === organization.id,
          onSelect: () => choose(id),
        }))),
    ...THEMES.map((theme) => ({
      label: text(`layout.theme.${theme}`),
      isChosen: keptTheme() === theme,
      onSelect: () => keepTheme(theme),
    })),
    ...LANGUAGES.map(({ language, name }) => ({
      label: name,
      isChosen: chosenLanguage() === language,
      onSelect: () => {
        keepLanguage(language)
        location.reload()
      },
    })),
    { label: text('layout.signOut'), onSelect: signOut(false) },
    { label: text('layout.signOutEverywhere'), onSelect: signOut(true), isDangerous: true },
  ]
  return (
    <ActionMenu
      className={styles.account ?? ''}
      label={
        <>
          <span className="visuallyHidden">{text('layout.account')}</span>
          <span className={styles.who}>{user.name}</span>
          <span className={styles.where}>{organization.name}</span>
        </>
      }
      actions={actions}
    />
  )
}
