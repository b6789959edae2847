import { t } from '../language/language.ts'

/** In plain words why a turn got no reply, or half of one. @param code a failure, or the turn's state */
export function whyNoReply(code: string): string {
  switch (code) {
    case 'model_unreachable':
      return t('The model could not be reached.')
    case 'model_refused':
      return t('The model’s provider refused the call: the key or the model’s name may be wrong.')
    case 'model_rate_limited':
      return t('The model’s provider took no more calls for now.')
    case 'model_unavailable':
    case 'model_error':
    case 'model_malformed':
    case 'model_empty':
      return t('The model failed.')
    case 'model_timeout':
      return t('The model took too long.')
    case 'model_resting':
      return t('The model had failed too often just before.')
    case 'budget_exhausted':
      return t('The chatbot’s tokens of the day were used up.')
    case 'stopped':
      return t('The visitor stopped it.')
    case 'model_cut_off':
    case 'server_stopping':
    case 'server_crashed':
    case 'interrupted':
      return t('It was cut off.')
    default:
      return code
  }
}
