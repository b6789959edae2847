/**
 * Code samples that create a verified visitor's token on a site's server. Each puts the token of the signed-in `user`
 * into `token` (PHP: `$token`). docs/widget.md has the same samples, and a test runs them.
 */
export const SERVER_LANGUAGES = { node: 'Node', python: 'Python', php: 'PHP' } as const
export const TOKEN_FORMS = ['hmac', 'jwt'] as const

export type ServerLanguage = keyof typeof SERVER_LANGUAGES
export type TokenForm = (typeof TOKEN_FORMS)[number]

/** Environment variable with the secret, on the site's server. */
export const SECRET_VARIABLE = 'FRONTDESK_SECRET'

export const SAMPLES: Readonly<Record<TokenForm, Readonly<Record<ServerLanguage, string>>>> = {
  hmac: {
    node: `import { createHmac } from 'node:crypto'

const id = String(user.id)
const hash = createHmac('sha256', process.env.FRONTDESK_SECRET).update(id).digest('hex')
const token = \`\${id}:\${hash}\``,
    python: `import hashlib, hmac, os

visitor_id = str(user.id)
secret = os.environ["FRONTDESK_SECRET"].encode()
token = visitor_id + ":" + hmac.new(secret, visitor_id.encode(), hashlib.sha256).hexdigest()`,
    php: `$id = (string) $user->id;
$token = $id . ':' . hash_hmac('sha256', $id, getenv('FRONTDESK_SECRET'));`,
  },
  jwt: {
    node: `import { SignJWT } from 'jose' // npm install jose

const secret = new TextEncoder().encode(process.env.FRONTDESK_SECRET)
const token = await new SignJWT({ name: user.name, email: user.email })
  .setProtectedHeader({ alg: 'HS256' })
  .setSubject(String(user.id))
  .setExpirationTime('1h')
  .sign(secret)`,
    python: `import os, time
import jwt  # pip install pyjwt

claims = {"sub": str(user.id), "name": user.name, "email": user.email, "exp": int(time.time()) + 3600}
token = jwt.encode(claims, os.environ["FRONTDESK_SECRET"], algorithm="HS256")`,
    php: `use Firebase\\JWT\\JWT; // composer require firebase/php-jwt

$claims = ['sub' => (string) $user->id, 'name' => $user->name, 'email' => $user->email, 'exp' => time() + 3600];
$token = JWT::encode($claims, getenv('FRONTDESK_SECRET'), 'HS256');`,
  },
}
