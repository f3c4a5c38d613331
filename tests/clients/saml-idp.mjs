// A SAML identity provider: its metadata, and responses that it signs, written as exclusive canonicalization would write them.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const signIn = 'https://signin.aws.amazon.com/saml';
const assertionNs = 'urn:oasis:names:tc:SAML:2.0:assertion';
const protocolNs = 'urn:oasis:names:tc:SAML:2.0:protocol';
const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

function der(tag, ...parts) {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sha256WithRsa = der(0x30, Buffer.from('06092a864886f70d01010b', 'hex'), Buffer.from('0500', 'hex'));

/** A certificate that says nothing but whose key it is. */
function certificate(privateKey, publicKey) {
  const name = der(0x30, der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('idp.example.com')))));
  const times = der(0x30, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231000000Z')));
  const tbs = der(0x30, der(0x02, Buffer.from([1])), sha256WithRsa, name, times, name, publicKey.export({ type: 'spki', format: 'der' }));
  return der(0x30, tbs, sha256WithRsa, der(0x03, Buffer.from([0]), sign('sha256', tbs, privateKey)));
}

const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function aSamlProvider(entityId = 'https://idp.example.com/saml') {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}"><IDPSSODescriptor protocolSupportEnumeration="${protocolNs}">
    <KeyDescriptor use="signing"><KeyInfo xmlns="${dsig}"><X509Data><X509Certificate>${certificate(privateKey, publicKey).toString('base64')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${entityId}/sso"/></IDPSSODescriptor></EntityDescriptor>`;

  /** As the app gets it, in base64. */
  function response({ nameId = 'alice', attributes = {}, audience = signIn, at = new Date() } = {}) {
    const time = minutes => new Date(at.getTime() + minutes * 60_000).toISOString().replace(/\.\d+Z/, 'Z');
    const values = Object.entries(attributes).map(([name, all]) =>
      `<saml:Attribute Name="${name}">${[all].flat().map(v => `<saml:AttributeValue>${escape(v)}</saml:AttributeValue>`).join('')}</saml:Attribute>`).join('');
    const head = `<saml:Assertion xmlns:saml="${assertionNs}" ID="_a" IssueInstant="${time(0)}" Version="2.0"><saml:Issuer>${entityId}</saml:Issuer>`;
    const rest = `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${escape(nameId)}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${time(5)}" Recipient="${signIn}"></saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject>`
      + `<saml:Conditions NotBefore="${time(-5)}" NotOnOrAfter="${time(5)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`
      + `<saml:AuthnStatement AuthnInstant="${time(0)}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
      + `<saml:AttributeStatement>${values}</saml:AttributeStatement></saml:Assertion>`;
    const digest = createHash('sha256').update(head + rest).digest('base64');
    const signed = `<ds:SignedInfo xmlns:ds="${dsig}"><ds:CanonicalizationMethod Algorithm="${exclusive}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod>`
      + `<ds:Reference URI="#_a"><ds:Transforms><ds:Transform Algorithm="${dsig}enveloped-signature"></ds:Transform><ds:Transform Algorithm="${exclusive}"></ds:Transform></ds:Transforms>`
      + `<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
    const signature = `<ds:Signature xmlns:ds="${dsig}">${signed.replace(` xmlns:ds="${dsig}"`, '')}<ds:SignatureValue>${sign('sha256', Buffer.from(signed), privateKey).toString('base64')}</ds:SignatureValue></ds:Signature>`;
    return Buffer.from(`<samlp:Response xmlns:samlp="${protocolNs}" ID="_r" Version="2.0" IssueInstant="${time(0)}" Destination="${signIn}"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${head}${signature}${rest}</samlp:Response>`).toString('base64');
  }

  return { entityId, metadata, response };
}
