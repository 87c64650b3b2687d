import { useMutation } from '@urql/vue'
import { ref } from 'vue'
import { EditPostDocument, ReplyToTopicDocument } from '../generated/graphql.ts'
import { errorMessage } from '../lib/errorMessage.ts'
import { useDraft } from '../lib/useDraft.ts'
import { newId } from '../lib/uuid.ts'

/**
 * A reply being written. Text and post id stay in this browser until the server has the post, so sending again
 * after a lost answer posts once; when the earlier attempt had landed with older words, the post gets the new ones.
 */
export function useReply(topicId: string, onPosted: () => void) {
  const { text, isKept, clear } = useDraft(`reply:${topicId}`)
  const { text: postId, clear: clearPostId } = useDraft(`reply-id:${topicId}`)
  const { executeMutation: reply } = useMutation(ReplyToTopicDocument)
  const { executeMutation: edit } = useMutation(EditPostDocument)
  const isSending = ref(false)
  const refusal = ref<string | null>(null)

  async function send() {
    const body = text.value
    postId.value ||= newId()
    const { data, error } = await reply({ input: { topicId, body, clientPostId: postId.value } })
    if (error || !data) return errorMessage(error)
    if (data.replyToTopic.__typename !== 'TopicReplied') return data.replyToTopic.message
    const { post } = data.replyToTopic
    if (post.body.trim() !== body.trim()) {
      const edited = await edit({ postId: post.id, body })
      if (edited.error) return errorMessage(edited.error)
    }
    clear()
    clearPostId()
    onPosted()
    return null
  }

  async function post() {
    if (isSending.value || !text.value.trim()) return
    isSending.value = true
    refusal.value = await send()
    isSending.value = false
  }

  return { text, isKept, isSending, refusal, post }
}
