import { t } from '../language/language.ts'

/** Explains why a turn got no reply or a partial one. @param code a failure, or the turn's state */
export function whyNoReply(code: string): string {
  switch (code) {
    case 'model_unreachable':
      return t('The model could not be reached.')
    case 'model_refused':
      return t('The provider rejected the request: check the key and the model name.')
    case 'model_rate_limited':
      return t('The provider’s rate limit was reached.')
    case 'model_unavailable':
    case 'model_error':
    case 'model_malformed':
    case 'model_empty':
      return t('The model failed.')
    case 'model_timeout':
      return t('The model took too long.')
    case 'model_circuit_open':
      return t('The model is paused after repeated errors.')
    case 'budget_exhausted':
      return t('Daily token limit reached.')
    case 'stopped':
      return t('Stopped by the visitor.')
    case 'model_cut_off':
    case 'server_stopping':
    case 'server_crashed':
    case 'interrupted':
      return t('The reply was cut off.')
    default:
      return code
  }
}
