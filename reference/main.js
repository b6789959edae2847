import '@fastify/swagger-ui/static/swagger-ui.css'
import './reference.css'
import SwaggerUI from '@fastify/swagger-ui/static/swagger-ui-bundle.js'

SwaggerUI({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  // No top bar: it opens other documents, and its logo has an inline style that the CSP forbids.
  layout: 'BaseLayout',
  // It would send the document to an external service.
  validatorUrl: null,
})
