import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router, viewer }) =>
  viewer?.canManageOrganization
    ? [{ id: 'audit', label: t('audit.title'), icon: 'i-lucide-eye', run: () => router.push('/audit') }]
    : []

export default commands
