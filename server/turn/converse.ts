/**
 * The turn of a conversation that fills a form. What the message says is found (by a model, else by the
 * rules), the state machine decides what becomes of it, and the reply is words about that: no model writes
 * what is stored or asked. An owner's chatbot also answers a question that is none about the form, from
 * what it knows, and goes on asking.
 */
import { runInTurn } from '../fairness/caller.ts'
import type { Finding } from '../intake/finding.ts'
import { type FormLanguage, LANGUAGES } from '../intake/form.ts'
import { type Intake, RecordChanged, rethrow, saveRecord } from '../intake/intake.ts'
import { begin, type Outcome, progressOf, take } from '../intake/machine.ts'
import { findByModel } from '../intake/model/find-by-model.ts'
import type { IntakeState } from '../intake/progress.ts'
import { languageFor, languageOf } from '../intake/reply-language.ts'
import { findByRules } from '../intake/rules/find.ts'
import { prepareNames } from '../intake/rules/names.ts'
import { sayOpening, sayReply } from '../intake/wording.ts'
import { answerFrom } from '../models/builtin/model.ts'
import type { Model } from '../models/model.ts'
import { ModelFailure } from '../models/model-failure.ts'
import { BUILTIN } from '../models/model-name.ts'
import type { Answered, Answering } from './answering.ts'
import { close } from './close.ts'
import { compose } from './compose.ts'
import type { Generated } from './generate.ts'
import { generateFor, modelsFor } from './generate-for.ts'
import { reread } from './open.ts'
import type { IntakeEnd } from './turn-event.ts'

/** Turns of a conversation come one after the other: what else changes its record does so once in a month. */
const MOST_ROUNDS = 3

type Found = { findings: Finding[]; model: string }

export async function converse(answering: Answering, first: Intake): Promise<Answered> {
  const models = modelsFor(answering).filter(({ name }) => name !== BUILTIN)
  let intake = first
  // Said before anything is stored, and only once: it streams.
  let beside: Beside | undefined
  for (let round = 1; ; round++) {
    // Again for each: what a message means depends on what is known and was asked.
    const found = await find(answering, intake, models)
    const { outcome, language } = await runInTurn(() => ({
      outcome: take(intake.form, stateOf(intake), found.findings),
      language: replyLanguage(answering, intake),
    }))
    beside ??= await answerBeside(answering, outcome, models)
    if (answering.run.isStopped) return storeStopped(answering, found, beside.text)
    const said = wording(intake, outcome, language, beside.text)
    try {
      return await store(answering, { found, intake, outcome, language, beside, said })
    } catch (error) {
      if (!(error instanceof RecordChanged) || round === MOST_ROUNDS) throw error
      intake = (await reread(answering.connections, answering.request)) ?? intake
    }
  }
}

/** Where nothing was asked yet, a bare text answers nothing. */
function stateOf({ form, state }: Intake): IntakeState {
  return state ?? { ...begin(form), asked: null }
}

/** The user's, where the form has it: questions in one language with words of another help nobody. */
function replyLanguage({ turn }: Answering, { form, language }: Intake): FormLanguage {
  const theirs = languageFor(turn.text, language ?? languageOf(turn.text))
  const has = LANGUAGES.filter((each) => form.title[each] !== undefined)
  return has.includes(theirs) ? theirs : (has[0] ?? theirs)
}

async function find(
  { request, turn, run, announcements }: Answering,
  intake: Intake,
  models: readonly Model[],
): Promise<Found> {
  const { form } = intake
  const state = stateOf(intake)
  const { text, history } = turn
  const isByRules = request.defaults.understandsBy === 'rules' || models.length === 0
  const byModel = isByRules
    ? undefined
    : await findByModel({
        form,
        state,
        text,
        history,
        models,
        signal: run.signal,
        onFailure: (failed) => announcements.announce('failedTry', failed),
      }).catch((error: unknown) => {
        // The server stops and waits no longer: the rules are quick.
        if (run.signal.aborted) return undefined
        throw error
      })
  if (byModel) return byModel
  await prepareNames(form)
  return { findings: await runInTurn(() => findByRules({ form, state, text })), model: BUILTIN }
}

/** Empty for nothing. */
type Beside = Pick<Generated, 'text' | 'basis'>

const NOTHING: Beside = { text: '' }

/** What an owner's chatbot says to a message that says nothing for the form. */
async function answerBeside(
  answering: Answering,
  { isNothing }: Outcome,
  models: readonly Model[],
): Promise<Beside> {
  const { turn, request, run } = answering
  if (!isNothing || !turn.chatbot.isOwned) return NOTHING
  if (models.length > 0) {
    // Where no model can speak, the next question is reply enough.
    return generateFor(answering, models, { ...request.defaults, whenModelsFail: 'refuse' })
  }
  // What it does not know may as well be an answer that the rules did not understand: that is no question.
  const answer = await answerFrom(await compose(turn, request, Number.MAX_SAFE_INTEGER)).catch(
    (error: unknown) => {
      // The next question is reply enough here too.
      if (error instanceof ModelFailure) return undefined
      throw error
    },
  )
  if (!answer?.found) return NOTHING
  const { text, basis } = answer
  run.append({ type: 'text', text })
  return { text, basis }
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
  said: string
}

/** Nothing of the message goes into the record: it may be answered again. */
async function storeStopped(answering: Answering, { model }: Found, text: string): Promise<Answered> {
  const { connections, request, turn, run, meter, startedAt } = answering
  const durationMs = performance.now() - startedAt
  const generated: Generated = {
    text,
    model,
    usage: meter.usage,
    costUsd: meter.costUsd,
    finishReason: 'stop',
    firstTextMs: durationMs,
    failure: undefined,
    outcome: 'stopped',
  }
  const closing = {
    identity: request.identity,
    turn,
    replyId: run.id,
    generated,
    meter,
    durationMs,
    signal: run.signal,
  }
  return { generated, stored: await close(connections, closing), durationMs }
}

/** @throws RecordChanged, and what `close` throws; then nothing is stored */
async function store(answering: Answering, storing: Storing): Promise<Answered> {
  const { connections, request, turn, run, meter, startedAt } = answering
  const { found, intake, outcome, language, beside, said } = storing
  const answer = beside.text
  // Of a conversation whose first message says nothing, the first question has been asked now.
  const state = intake.state || !outcome.isNothing ? outcome.state : begin(intake.form)
  const rest = answer !== '' && said !== '' ? `\n\n${said}` : said
  const durationMs = performance.now() - startedAt
  const generated: Generated = {
    text: answer + rest,
    model: found.model,
    // Of the finder and of the answer beside it.
    usage: meter.usage,
    costUsd: meter.costUsd,
    finishReason: 'stop',
    firstTextMs: durationMs,
    failure: meter.exhausted,
    outcome: 'done',
    basis: beside.basis,
  }
  const stored = await close(connections, {
    identity: request.identity,
    turn,
    replyId: run.id,
    generated,
    meter,
    durationMs,
    signal: run.signal,
    saving: (sql) => saveRecord(sql, turn.conversationId, intake, state, language),
  }).catch(rethrow)
  const end: IntakeEnd = { status: state.status, progress: progressOf(intake.form, state) }
  if (rest !== '') run.append({ type: 'text', text: rest })
  run.append({ type: 'data', name: 'intake', data: presentIntake(end) })
  return { generated, stored: stored && { ...stored, intake: end }, durationMs }
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
