import type { Templates } from './template.ts'

export const english: Templates = {
  personal: {
    name: 'My page',
    description: 'Answers questions about me and my work.',
    facts: `Q: How can I get in touch?
A: Write to me at hello@example.com. I usually reply within two days.

Q: Are you available for new projects?
A: Yes, for small and medium projects from next month on.

Q: Where are you based?
A: I work remotely and am happy to meet online.
`,
    configuration: {
      language: 'en',
      tone: 'Warm and personal',
      instructions:
        'Speak in the first person, as me. Keep answers short. When you do not know something, say so and offer my email address.',
      greeting: 'Hi! Ask me about my work, my projects, or how to reach me.',
      suggested_questions: ['How can I get in touch?', 'Are you available for new projects?'],
      theme: { accent: '#7a3fc2', mode: 'auto', position: 'right' },
    },
    form: null,
  },
  help_desk: {
    name: 'Help desk',
    description: 'Answers customers’ questions about orders, delivery and returns.',
    facts: `Q: What are your opening hours?
A: Our support team is available Monday to Friday, 9 am to 6 pm.

Q: How long does delivery take?
A: Orders arrive within 2 to 4 working days. Express delivery takes 1 working day and costs $9.

Q: Can I return a product?
A: Yes. You can return any product within 30 days, and we refund the full price. Write to returns@example.com for a label.

Q: How can I pay?
A: By credit card, PayPal or bank transfer.

Q: How do I reach a person?
A: Write to support@example.com or call +1 555 0100.
`,
    configuration: {
      language: 'en',
      tone: 'Friendly and to the point',
      instructions:
        'Help customers with questions about orders, delivery, payment and returns. Answer in one or two sentences. When the answer is not in the facts, say so and tell them how to reach a person.',
      greeting: 'Hello! How can we help you today?',
      suggested_questions: [
        'How long does delivery take?',
        'Can I return a product?',
        'What are your opening hours?',
      ],
      theme: { accent: '#2c50d9', mode: 'auto', position: 'right' },
    },
    form: null,
  },
  intake: {
    name: 'Enquiries',
    description: 'Collects what you need for a quote, in a short conversation.',
    facts: `Q: What happens after I have answered?
A: We read your answers and get back to you within one working day.

Q: What does a quote cost?
A: Quotes are free and without obligation.
`,
    configuration: {
      language: 'en',
      tone: 'Patient and clear',
      instructions: 'Help people through the questions. Explain a question when someone is unsure.',
      greeting: 'Hello! Answer a few short questions and we’ll prepare a quote.',
      suggested_questions: ['I would like a quote'],
      theme: { accent: '#0f766e', mode: 'auto', position: 'right' },
    },
    form: {
      key: 'enquiry',
      version: 1,
      title: { en: 'Enquiry' },
      welcome: { en: 'Happy to prepare a quote for you.' },
      thanks: { en: 'Thanks! We’ll get back to you within one working day.' },
      fields: [
        {
          key: 'name',
          type: 'text',
          required: true,
          max_length: 100,
          label: { en: 'Name' },
          question: { en: 'What is your name?' },
        },
        {
          key: 'email',
          type: 'email',
          required: true,
          label: { en: 'Email' },
          question: { en: 'Where can we write to you?' },
        },
        {
          key: 'service',
          type: 'choice',
          required: true,
          label: { en: 'Service' },
          question: { en: 'What is it about: advice, a new project, or support?' },
          options: [
            { value: 'advice', label: { en: 'Advice' } },
            { value: 'project', label: { en: 'New project' } },
            { value: 'support', label: { en: 'Support' } },
          ],
        },
        {
          key: 'people',
          type: 'integer',
          required: false,
          minimum: 1,
          label: { en: 'People' },
          names: ['users', 'seats'],
          question: { en: 'For how many people?' },
        },
      ],
    },
  },
}
