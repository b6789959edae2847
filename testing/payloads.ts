/** Each would run a script, ask another host, or look like something else, if it were drawn carelessly. */
export const payloads = [
  '<script>window.stolen = 1</script><img src="https://evil.example/1.png" onerror="window.stolen = 2">',
  '<svg onload="window.stolen = 3"><iframe src="https://evil.example/2"></iframe>',
  '![a remote picture](https://evil.example/3.png) and ![inline](data:image/svg+xml,<svg/onload=alert(4)>)',
  '[one](javascript:window.stolen=4) [two]( JaVaScRiPt:window.stolen=5) [three](\u0001javascript:window.stolen=6)',
  '[four](data:text/html,<script>parent.stolen=7</script>) [five](vbscript:x) [six](java\tscript:window.stolen=8)',
  '[seven][reference] and <javascript:window.stolen=9> and [eight](<javascript:window.stolen=10>)',
  '[paypal\u202ecilbup\u202c](https://evil.example/4) then \u202ereversed to the end',
  '[broken](https://example.com/never-closed',
  '',
  '[reference]: javascript:window.stolen=11',
  '',
  '[bold **and [nested](https://example.com/n) link](https://example.com/o) `code ~~strike',
]
