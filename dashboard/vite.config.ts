import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The server that `npm run dashboard` connects to. */
const server = process.env.FRONTDESK ?? 'http://127.0.0.1:8000'

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: '../dist/app',
    // Open tabs still load their old chunks; scripts/build.js removes outdated ones.
    emptyOutDir: false,
    target: 'es2023',
    // The page's CSP blocks inline content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // A few larger chunks instead of many small ones, each of which costs a round trip.
    rolldownOptions: {
      output: {
        // Otherwise shared chunks are named after all their screens.
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
