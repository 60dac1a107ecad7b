// `lede-article/verify`: the check alone, for servers and service workers that keep articles which others rendered.
export { type Refusal, verify, type VerifiedHtml, type VerifyOptions } from './verify.js';
