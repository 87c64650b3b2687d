import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'protection',
    label: t('protection.title'),
    icon: 'i-lucide-shield',
    run: () => router.push('/protection'),
  },
]

export default commands
