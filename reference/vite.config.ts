import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/docs/',
  build: {
    outDir: '../dist/docs',
    emptyOutDir: false,
    target: 'es2023',
    // The page's CSP blocks inline content.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
})
