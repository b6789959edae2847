import { CircleAlert, CircleCheck } from 'lucide-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Field, Input } from '../kit/field.tsx'
import { duration, t } from '../language/language.ts'
import { CallFailed } from '../server.ts'
import { labelOf, type Provider, saveProvider, testProvider } from './provider-queries.ts'

type Props = { provider: Provider; isAdmin: boolean; onClose: () => void }
type Tested = Awaited<ReturnType<typeof testProvider>>
type Entered = { api_key?: string; default_model?: string; base_url?: string }

/** Tests a key before saving it, so that a wrong key is noticed at once. */
export function KeyDialog({ provider, isAdmin, onClose }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { isBusy, tested, trouble, isRefused, edit, test, save } = useKeyForm(
    provider.provider,
    form,
    onClose,
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={labelOf(provider.provider)}
      description={t(
        'Your key is encrypted and can’t be viewed again. Chatbots use it from their next message.',
      )}
    >
      <form ref={form} onSubmit={submit} onInput={edit} className="flex flex-col gap-4">
        <KeyFields provider={provider} isAdmin={isAdmin} />
        <Result tested={tested} trouble={trouble} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button isBusy={isBusy === 'test'} disabled={isBusy === 'save'} onClick={test}>
            {t('Test')}
          </Button>
          <Button type="submit" look="primary" isBusy={isBusy === 'save'} disabled={isBusy === 'test'}>
            {isRefused ? t('Save anyway') : t('Save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useKeyForm(
  name: Provider['provider'],
  form: RefObject<HTMLFormElement | null>,
  onSaved: () => void,
) {
  const [isBusy, setBusy] = useState<'test' | 'save'>()
  const [tested, setTested] = useState<Tested>()
  const [trouble, setTrouble] = useState<string>()
  // The rejected input: saved only when it is submitted again unchanged.
  const [refused, setRefused] = useState<string>()
  const attempt = async (what: 'test' | 'save', act: (entered: Entered) => Promise<void>) => {
    if (!form.current) return
    setBusy(what)
    setTrouble(undefined)
    try {
      await act(enteredIn(form.current))
    } catch (error) {
      setTrouble(explain(error))
    } finally {
      setBusy(undefined)
    }
  }
  const runTest = async ({ default_model: model, ...service }: Entered) => {
    setTested(undefined)
    const result = await testProvider(name, model ? { ...service, model } : service)
    setTested(result)
    return result.ok
  }
  const store = async (entered: Entered) => {
    const written = JSON.stringify(entered)
    if (written !== refused && !(await runTest(entered))) return setRefused(written)
    await saveProvider(name, entered)
    onSaved()
  }
  return {
    isBusy,
    tested,
    trouble,
    isRefused: refused !== undefined,
    edit: () => setRefused(undefined),
    test: () => void attempt('test', async (entered) => void (await runTest(entered))),
    save: () => void attempt('save', store),
  }
}

function KeyFields({ provider, isAdmin }: Pick<Props, 'provider' | 'isAdmin'>) {
  const { provider: name, own, default_model: standard } = provider
  const needsKey = name !== 'ollama'
  return (
    <>
      <Field
        label={t('Key')}
        hint={
          own?.hint ? t('Saved key ends in {hint}. Leave empty to keep it.', { hint: own.hint }) : undefined
        }
      >
        <Input
          name="api_key"
          type="password"
          required={needsKey && !own}
          maxLength={500}
          autoComplete="off"
          placeholder={needsKey ? 'sk-…' : t('Only if your service requires one')}
        />
      </Field>
      <Field label={t('Model (optional)')} hint={t('Used when a chatbot has no model set.')}>
        <Input
          name="default_model"
          defaultValue={own?.default_model ?? ''}
          placeholder={standard}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      {isAdmin && (
        <Field
          label={t('Address (optional)')}
          hint={t('Base URL of a service compatible with {name} (admins only).', { name: labelOf(name) })}
        >
          <Input
            name="base_url"
            type="url"
            defaultValue={own?.base_url ?? ''}
            placeholder={needsKey ? 'https://llm.example.com/v1' : 'http://127.0.0.1:11434/v1'}
            maxLength={500}
            autoComplete="off"
          />
        </Field>
      )}
    </>
  )
}

function Result({ tested, trouble }: { tested: Tested | undefined; trouble: string | undefined }) {
  const isGood = tested?.ok === true && trouble === undefined
  const Icon = isGood ? CircleCheck : CircleAlert
  return (
    <div aria-live="polite">
      {(tested || trouble) && (
        <div
          className={`flex gap-2.5 rounded-lg px-3 py-2.5 text-sm ${isGood ? 'bg-good-tint' : 'bg-alarm-tint'}`}
        >
          <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isGood ? 'text-good' : 'text-alarm'}`} />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            {trouble ?? (tested && <TestResult tested={tested} />)}
          </div>
        </div>
      )}
    </div>
  )
}

function TestResult({ tested }: { tested: Tested }) {
  if (!tested.ok) return failures()[tested.code] ?? tested.message
  return (
    <>
      <p className="font-medium">
        {t('It works. Time to first word: {time}.', { time: duration(tested.first_token_ms) })}
      </p>
      <p dir="auto" className="text-quiet">
        {t('{model} says: “{reply}”', { model: tested.model, reply: tested.reply })}
      </p>
    </>
  )
}

/** What to do, by error code. */
const failures = (): Readonly<Record<string, string>> => ({
  key_refused: t(
    'The provider rejected this key. Copy the whole key again, and check that it isn’t revoked.',
  ),
  key_unreadable: t('The saved key can’t be read because the server’s secret changed. Enter it again.'),
  model_unknown: t('This model isn’t available to your key. Choose another model, or check its name.'),
  quota: t(
    'The key works, but its quota, credit or rate limit is used up. Check your plan with the provider.',
  ),
  unreachable: t('The provider cannot be reached from this server. Check the address and the network.'),
  address_private: t('This address is private. Use a public one, or ask the operator to allow its host.'),
  timeout: t('The provider didn’t answer in time. Try again, or try another model.'),
  provider_failed: t(
    'The service at this address returned an error. Try again in a minute, or check the address.',
  ),
})

/** Omits empty fields. */
function enteredIn(form: HTMLFormElement): Entered {
  const entries = [...new FormData(form)].map(([key, value]) => [key, String(value).trim()] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

function explain(error: unknown): string {
  if (!(error instanceof CallFailed)) return t('Something went wrong.')
  if (error.status !== 422) return error.message
  if (error.fields.has('api_key')) return t('Enter the key from your provider.')
  if (error.fields.has('base_url'))
    return t('The address must begin with http:// or https://, and be public or allowed by the operator.')
  return error.message
}
