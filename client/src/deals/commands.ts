import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'open-deal',
    label: t('deals.open.title'),
    icon: 'i-lucide-handshake',
    isCreate: true,
    run: () => router.push({ path: '/deals', query: { open: '' } }),
  },
]

export default commands
