// The API reference at /docs: Swagger UI with this server's OpenAPI document.
import SwaggerUI from '@fastify/swagger-ui/static/swagger-ui-bundle.js'
import '@fastify/swagger-ui/static/swagger-ui.css'
import '@fastify/swagger-ui/static/index.css'

SwaggerUI({
  dom_id: '#swagger-ui',
  url: '/openapi.json',
  deepLinking: true,
  presets: [SwaggerUI.presets.apis],
  // No top bar: it opens other documents, and its logo has an inline style that the CSP forbids.
  layout: 'BaseLayout',
  // Disabled: it sends the document to an external service.
  validatorUrl: null,
})
