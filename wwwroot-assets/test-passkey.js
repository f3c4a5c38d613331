// The passkey of a test sign-in: the server's question goes to the browser, its answer back to the page.
export async function sign(options) {
  try {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) throw new Error('This browser has no passkeys here. They need https or localhost.');
    const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) });
    return { credential: JSON.stringify(credential) };
  } catch (failure) {
    return { error: failure.name === 'NotAllowedError' ? 'The passkey was not used: there is none for this user here, or it was refused. Try again.' : failure.message };
  }
}
