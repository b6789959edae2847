/**
 * The turn of a conversation with a form. A model, else the rules, extracts values from the message; the state machine
 * decides what is stored and asked next. No model writes the stored values or the questions. An owner's chatbot also
 * answers a question beside the form, and then asks on.
 */
import { runInTurn } from '../fairness/caller.ts'
import type { Extraction } from '../intake/extraction.ts'
import { type FormLanguage, LANGUAGES } from '../intake/form.ts'
import { collect, type Intake, RecordChanged, rethrow } from '../intake/intake.ts'
import { applyAnswers, begin, type Outcome, progressOf } from '../intake/machine.ts'
import { extractByModel } from '../intake/model/extract-by-model.ts'
import type { IntakeState } from '../intake/progress.ts'
import { languageFor, languageOf } from '../intake/reply-language.ts'
import { extractByRules } from '../intake/rules/extract.ts'
import { prepareNames } from '../intake/rules/names.ts'
import { sayOpening, sayReply } from '../intake/wording.ts'
import { answerFrom } from '../models/builtin/model.ts'
import type { Model } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import type { Answered, Answering } from './answering.ts'
import { replySources } from './cited-sources.ts'
import { close } from './close.ts'
import { compose, knowledgeFor } from './compose.ts'
import type { Generated } from './generate.ts'
import { generateFor, modelsFor } from './generate-for.ts'
import { reread } from './open.ts'
import type { IntakeEnd } from './turn-event.ts'

/** Concurrent changes are rare: turns of a conversation run one at a time. */
const MAX_ROUNDS = 3

type Found = { extractions: Extraction[]; model: string }

export async function converse(answering: Answering, first: Intake): Promise<Answered> {
  const models = modelsFor(answering).filter(({ name }) => name !== BUILTIN)
  let intake = first
  // Generated only once, since it is streamed before anything is stored.
  let beside: Beside | undefined
  for (let round = 1; ; round++) {
    // Extract again in each round: the meaning depends on the intake's state.
    const found = await find(answering, intake, models)
    const { outcome, language } = await runInTurn(() => ({
      outcome: applyAnswers(intake.form, stateOf(intake), found.extractions),
      language: replyLanguage(answering, intake),
    }))
    beside ??= await answerBeside(answering, outcome, models)
    if (answering.run.isStopped) return storeStopped(answering, found, beside.text)
    const question = wording(intake, outcome, language, beside.text)
    try {
      return await store(answering, { found, intake, outcome, language, beside, question })
    } catch (error) {
      if (!(error instanceof RecordChanged) || round === MAX_ROUNDS) throw error
      intake = (await reread(answering.connections, answering.request)) ?? intake
    }
  }
}

/** Before the first question, a bare text is not an answer. */
function stateOf({ form, state }: Intake): IntakeState {
  return state ?? { ...begin(form), asked: null }
}

/** The user's language if the form has it, so that a reply does not mix languages. */
function replyLanguage({ turn }: Answering, { form, language }: Intake): FormLanguage {
  const theirs = languageFor(turn.text, language ?? languageOf(turn.text))
  const has = LANGUAGES.filter((each) => form.title[each] !== undefined)
  return has.includes(theirs) ? theirs : (has[0] ?? theirs)
}

async function find(
  { request, turn, run, observer }: Answering,
  intake: Intake,
  models: readonly Model[],
): Promise<Found> {
  const { form } = intake
  const state = stateOf(intake)
  const { text, history } = turn
  const isByRules = request.defaults.understandsBy === 'rules' || models.length === 0
  const byModel = isByRules
    ? undefined
    : await extractByModel({
        form,
        state,
        text,
        history,
        models,
        signal: run.signal,
        onFailure: observer.onFailedTry,
      }).catch((error: unknown) => {
        // The server is shutting down: use the rules, which are fast.
        if (run.signal.aborted) return undefined
        throw error
      })
  if (byModel) return byModel
  await prepareNames(form)
  return { extractions: await runInTurn(() => extractByRules({ form, state, text })), model: BUILTIN }
}

/** An answer beside the form; its text may be empty. */
type Beside = Pick<Generated, 'text' | 'sources' | 'foundNothing'>

const NOTHING: Beside = { text: '' }

/** The answer of an owner's chatbot to a message without values for the form. */
async function answerBeside(
  answering: Answering,
  { isNothing }: Outcome,
  models: readonly Model[],
): Promise<Beside> {
  const { turn, request, run } = answering
  if (!isNothing || !turn.chatbot.isOwned) return NOTHING
  if (models.length > 0) {
    // If every model fails, the next question is a sufficient reply.
    return generateFor(answering, models, { ...request.defaults, whenModelsFail: 'refuse' })
  }
  // Without a match the message may be an answer that the rules did not understand, instead of a question.
  const { given, ...prompt } = await compose(turn, request, Number.MAX_SAFE_INTEGER)
  const answer = await answerFrom(prompt).catch((error: unknown) => {
    // The next question is sufficient here too.
    if (error instanceof ModelFailure) return undefined
    throw error
  })
  if (!answer?.found) return NOTHING
  const { text, basis } = answer
  run.append({ type: 'text', text })
  const sources = replySources(basis, knowledgeFor(turn).length, given)
  return { text, sources, foundNothing: basis.foundNothing }
}

function wording(intake: Intake, outcome: Outcome, language: FormLanguage, answer: string): string {
  const { form, state } = intake
  if (outcome.isNothing && answer !== '' && outcome.state.status === 'completed') return ''
  if (outcome.isNothing && !state) return sayOpening(form, begin(form), language, { copied: false })
  return sayReply(form, outcome, language, { isAnswered: answer !== '' })
}

type Storing = {
  found: Found
  intake: Intake
  outcome: Outcome
  language: FormLanguage
  beside: Beside
  question: string
}

/** Stores nothing of the message in the record, since the turn may be retried. */
function storeStopped(answering: Answering, { model }: Found, text: string): Promise<Answered> {
  return close(answering, { ...asGenerated(answering, model, text), outcome: 'stopped' })
}

function asGenerated({ meter, startedAt }: Answering, model: string, text: string): Generated {
  return {
    text,
    model,
    // The extractor’s and the answer’s together.
    usage: meter.usage,
    costUsd: meter.costUsd,
    finishReason: 'stop',
    firstTextMs: performance.now() - startedAt,
    failure: undefined,
    outcome: 'done',
  }
}

/** @throws RecordChanged, and what `close` throws; then nothing is stored */
async function store(answering: Answering, storing: Storing): Promise<Answered> {
  const { run, meter } = answering
  const { found, intake, outcome, language, beside, question } = storing
  // A first message without values still starts the form: the first question is asked now.
  const state = intake.state || !outcome.isNothing ? outcome.state : begin(intake.form)
  const rest = beside.text !== '' && question !== '' ? `\n\n${question}` : question
  const generated: Generated = {
    ...asGenerated(answering, found.model, beside.text + rest),
    failure: meter.exhausted,
    sources: beside.sources,
    foundNothing: beside.foundNothing,
  }
  const collected = collect(intake, state, language)
  const answered = await close(answering, generated, collected).catch(rethrow)
  const end: IntakeEnd = { status: state.status, progress: progressOf(intake.form, state) }
  if (rest !== '') run.append({ type: 'text', text: rest })
  run.append({ type: 'data', name: 'intake', data: presentIntake(end) })
  return { ...answered, stored: answered.stored && { ...answered.stored, intake: end } }
}

function presentIntake({ status, progress }: IntakeEnd) {
  return {
    status,
    is_complete: progress.isComplete,
    fields_completed: progress.fieldsCompleted,
    total_fields: progress.totalFields,
    items: progress.items,
  }
}
