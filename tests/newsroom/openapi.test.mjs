// The OpenAPI description against the server: ajv, which knows nothing of either, judges every answer by its schema.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import Ajv2020 from 'ajv/dist/2020.js';
import { inProject } from '../support/paths.mjs';
import { missingServer, operatorToken, Server, temporaryFolder, voterNumber } from './support/server.mjs';

const k_document = JSON.parse(readFileSync(inProject('examples', 'newsroom', 'openapi.json'), 'utf8'));
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
ajv.addVocabulary(['openapi', 'info', 'servers', 'paths', 'components']);
ajv.addSchema(k_document, 'document');
const validate = (pointer, value) => {
  const check = ajv.getSchema(`document#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`);
  return check(value) ? [] : check.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
};

// Each path of the document, as what a request's path looks like. Longer ones first: "{article}.json" is no "{article}".
const templates = Object.keys(k_document.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`) }))
  .sort((a, b) => b.path.length - a.path.length);

const operator = { authorization: `Bearer ${operatorToken}` };
const voter = { 'lede-voter': voterNumber(1) };
const own = { 'lede-voter': voterNumber(2) };

describe('the OpenAPI description', { skip: missingServer() ?? false }, () => {
  let server;
  const asked = new Set();
  before(async () => {
    const options = ['--limit-reads', 'off', '--limit-comments', '4/1', '--publish-at-once', '--most-links', '0'];
    server = await new Server({ store: `${temporaryFolder()}/store.sqlite`, options }).start();
  });
  after(() => server?.end());

  const requests = [
    ['GET', '/articles/seed', {}, 200],
    ['GET', '/articles/none', {}, 404],
    ['GET', '/articles/seed.json', {}, 200],
    ['GET', '/articles/seed.json', { headers: { 'if-none-match': '*' } }, 304],
    ['GET', '/articles/seed.html', {}, 200],
    ['GET', '/articles/seed/rating', {}, 200],
    ['PUT', '/articles/seed/rating', { json: { value: 4 }, headers: voter }, 200],
    ['GET', '/articles/seed/rating', { headers: voter }, 200],
    ['PUT', '/articles/seed/rating', { json: { value: 9 }, headers: voter }, 400],
    ['PUT', '/articles/seed/rating', { json: { value: 4 }, headers: { ...voter, origin: 'https://stranger.example' } }, 403],
    ['PUT', '/articles/seed/rating', { form: { value: 4 }, headers: voter }, 415],
    ['DELETE', '/articles/seed/rating', { headers: voter }, 200],
    ['POST', '/articles/seed/rating', { form: { rating: 3 }, headers: { ...voter, accept: 'application/json' } }, 200],
    ['POST', '/articles/seed/rating', { form: { rating: 3 }, headers: { accept: 'text/html' } }, 303],
    ['POST', '/articles/seed/comments', { json: { author: 'An', text: 'one', key: 'the-first-key' }, headers: own }, 201],
    ['POST', '/articles/seed/comments', { json: { author: 'An', text: 'two', key: 'the-first-key' } }, 422],
    ['POST', '/articles/seed/comments', { json: { author: 'An', text: 'https://a.example' } }, 202],
    ['POST', '/articles/seed/comments', { json: { author: '', text: 'x' } }, 400],
    ['POST', '/articles/seed/comments', { json: { author: 'An', text: 'an answer', parent: '1' } }, 201],
    ['POST', '/articles/seed/comments', { json: { author: 'An', text: 'one too many' } }, 429],
    ['GET', '/articles/seed/comments', {}, 200],
    ['GET', '/articles/seed/comments?sort=newest', {}, 200],
    ['GET', '/articles/seed/comments?after=x', {}, 400],
    ['GET', '/articles/seed/comments?sort=best', {}, 400],
    ['GET', '/articles/seed/discussion', {}, 200],
    ['GET', '/articles/seed/discussion?comment=99', {}, 404],
    ['GET', '/articles/seed/comments/1/report', {}, 200],
    ['POST', '/articles/seed/comments/1/report', { json: { reason: 'spam', note: 'x' } }, 202],
    ['POST', '/articles/seed/comments/1/report', { json: { reason: '' } }, 400],
    ['POST', '/articles/seed/comments/99/report', { json: { reason: 'spam' } }, 404],
    ['DELETE', '/articles/seed/comments/1', {}, 400],
    ['DELETE', '/articles/seed/comments/1', { headers: voter }, 404],
    ['DELETE', '/articles/seed/comments/1', { headers: own }, 204],
    ['GET', '/moderation/comments', { headers: operator }, 200],
    ['GET', '/moderation/comments?state=none', { headers: operator }, 400],
    ['GET', '/moderation/comments', {}, 401],
    ['GET', '/moderation/comments', { headers: { authorization: 'Bearer wrong' } }, 403],
    ['PUT', '/moderation/comments/2', { json: { state: 'approved' }, headers: operator }, 200],
    ['PUT', '/moderation/comments/99', { json: { state: 'approved' }, headers: operator }, 404],
    ['GET', '/oembed?url={origin}/articles/seed', {}, 200],
    ['GET', '/oembed?url=https://elsewhere.example/', {}, 404],
    ['GET', '/health', {}, 200],
    ['GET', '/metrics', {}, 200],
  ];
  for (const [method, path, request, status] of requests) {
    test(`${method} ${path} is ${status}, as described`, async () => {
      const response = await server.send(method, path.replace('{origin}', server.origin), request);
      assert.equal(response.status, status);
      const template = templates.find(({ pattern }) => pattern.test(path.split('?')[0]));
      const operation = k_document.paths[template.path][method.toLowerCase()];
      asked.add(operation.operationId);
      const described = operation.responses[status];
      assert.ok(described, `${status} is described`);
      const text = await response.text();
      if (!described.content) return assert.ok(status === 303 || text === '');
      const [[type]] = Object.entries(described.content);
      assert.equal(response.headers.get('content-type').split(';')[0], type.split(';')[0]);
      const value = type === 'application/json' ? JSON.parse(text) : text;
      assert.deepEqual(validate(['paths', template.path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'], value), []);
    });
  }

  test('every operation of the description was asked', () => {
    const described = Object.values(k_document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId).filter(Boolean));
    assert.deepEqual(described.filter((name) => !asked.has(name)), []);
  });

  test('the schemas refuse what is not theirs', () => {
    assert.notDeepEqual(validate(['components', 'schemas', 'Rating'], { value: 4, count: 1, best: 5, secret: 1 }), []);
    assert.notDeepEqual(validate(['components', 'schemas', 'Refusal'], { error: { code: 'X' } }), []);
  });
});
