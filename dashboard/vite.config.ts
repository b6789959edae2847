import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm run dashboard` finds the server whose data it shows. */
const server = process.env.FRONTDESK ?? 'http://127.0.0.1:8000'

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    // A tab that was opened before still finds its parts; scripts/build-dashboard.js removes what is old.
    emptyOutDir: false,
    target: 'es2023',
    // The page's policy lets nothing inline in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // A few files in place of many small ones, each of which costs a round trip.
    rolldownOptions: {
      output: {
        // What several screens share is named by all of them otherwise.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'base', tags: ['$initial'], priority: 1 },
            { name: 'parts', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 6_000 },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/chatbots', '/profile', '/chat', '/assets', '/widget.js'].map((path) => [path, server]),
    ),
  },
})
