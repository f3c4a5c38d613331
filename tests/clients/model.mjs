// Calls through the AWS SDK whose answers, as they came over the wire, are held against AWS's own model.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { AwsClient } from 'aws4fetch';
import { endpoint, key, region } from './world.mjs';

const { operations, shapes } = JSON.parse(readFileSync(new URL('../../src/CognitoConsole.Contracts/Model/cognito-idp.json', import.meta.url)));

// Newer than the model, which does not list it though it names it in words; the server's contracts add it too.
shapes.ExplicitAuthFlowsType.enum.push('ALLOW_CLIENT_TOKEN_AUTH');

/** What the answer has wrong: members that the model does not know, required ones that are missing, values of another type. */
function faults(name, value, path) {
  const shape = shapes[name];
  if (shape.document) return [];
  const wrong = what => [`${path}: ${what}, is ${JSON.stringify(value)?.slice(0, 80)}`];
  switch (shape.type) {
    case 'structure':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('not a structure');
      return [
        ...Object.keys(value).filter(m => !shape.members[m]).map(m => `${path}.${m}: not in the model`),
        ...(shape.required ?? []).filter(m => !(m in value)).map(m => `${path}.${m}: missing`),
        ...Object.entries(value).filter(([m]) => shape.members[m]).flatMap(([m, v]) => faults(shape.members[m].shape, v, `${path}.${m}`)),
      ];
    case 'list': return Array.isArray(value) ? value.flatMap((v, i) => faults(shape.member.shape, v, `${path}[${i}]`)) : wrong('not a list');
    case 'map': return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([k, v]) => faults(shape.value.shape, v, `${path}.${k}`)) : wrong('not a map');
    case 'boolean': return typeof value === 'boolean' ? [] : wrong('not a boolean');
    case 'integer': case 'long': return Number.isInteger(value) ? [] : wrong('not an integer');
    case 'timestamp': return typeof value === 'number' ? [] : wrong('not seconds since 1970');
    default:
      if (typeof value !== 'string') return wrong('not a string');
      return shape.enum && !shape.enum.includes(value) ? wrong(`none of ${shape.enum}`) : [];
  }
}

/** Keeps what the server said while the SDK reads it. */
function recorded(client) {
  const handler = client.config.requestHandler;
  client.config.requestHandler = {
    async handle(request, options) {
      const result = await handler.handle(request, options);
      const chunks = [];
      for await (const chunk of result.response.body) chunks.push(chunk);
      client.said = Buffer.concat(chunks).toString();
      result.response.body = Readable.from([Buffer.from(client.said)]);
      return result;
    },
    destroy: () => handler.destroy(),
  };
  return client;
}

const signer = new AwsClient({ accessKeyId: key.id, secretAccessKey: key.secret, service: 'cognito-idp', region, retries: 0 });

/** Operations that are newer than the SDK: the same request by hand. */
async function byHand(name, input, signed) {
  const init = { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` }, body: JSON.stringify(input) };
  const response = await (signed ? signer.fetch(`${endpoint}/`, init) : fetch(`${endpoint}/`, init));
  const text = await response.text();
  assert.equal(response.status, 200, `${name}: ${text}`);
  return text;
}

function caller(credentials, signed) {
  const client = recorded(new sdk.CognitoIdentityProviderClient({ endpoint, region, maxAttempts: 1, credentials }));
  /**
   * @param name     the operation
   * @param expects  members that the answer must have
   */
  return async (name, input, ...expects) => {
    const Command = sdk[`${name}Command`];
    let answer;
    if (Command) answer = await client.send(new Command(input));
    else answer = client.said = await byHand(name, input, signed);
    const said = client.said === '' ? {} : JSON.parse(client.said);
    const { output } = operations[name];
    const found = output ? faults(output.shape, said, name) : Object.keys(said).map(m => `${name}.${m}: not in the model`);
    assert.deepEqual([...found, ...expects.filter(m => !(m in said)).map(m => `${name}.${m}: missing`)], []);
    return Command ? answer : said;
  };
}

/** An administrator with a key, and an app without one. */
export const admin = caller({ accessKeyId: key.id, secretAccessKey: key.secret }, true);
export const app = caller({ accessKeyId: '', secretAccessKey: '' }, false);
