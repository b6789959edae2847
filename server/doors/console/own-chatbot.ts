export { ownChatbot } from '../../http/own-chatbot.ts'
