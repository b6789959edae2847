import type { Content } from '../content.ts'

export type TemplateKey = 'personal' | 'help_desk' | 'intake'
/** What a chatbot begins with, in one language; its owner changes all of it. */
export type Template = Pick<Content, 'name' | 'description' | 'facts' | 'configuration' | 'form'>
export type Templates = Readonly<Record<TemplateKey, Template>>
