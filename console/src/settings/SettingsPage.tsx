import { Page } from '../components/Page.tsx'

export function Component() {
  return <Page title="SettingsPage">…</Page>
}
