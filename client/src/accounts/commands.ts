import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router, viewer }) => [
  {
    id: 'create-account',
    label: t('accounts.create.title'),
    icon: 'i-lucide-building-2',
    isCreate: true,
    run: () => router.push({ path: '/accounts', query: { new: '' } }),
  },
  ...(viewer?.canImport
    ? [
        {
          id: 'import-accounts',
          label: t('accounts.import.title'),
          icon: 'i-lucide-upload',
          isCreate: true,
          run: () => router.push('/accounts/import'),
        },
      ]
    : []),
]

export default commands
