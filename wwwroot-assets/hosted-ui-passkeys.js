// Making or using a passkey: the question stands in the page, the authenticator's answer goes back with the form.
for (const form of document.querySelectorAll('form[data-passkey]')) {
  const problem = form.querySelector('[data-problem]'), answer = form.elements.credential;
  const ask = async () => {
    problem.textContent = '';
    try {
      if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) throw new Error('This browser cannot use passkeys here.');
      const question = JSON.parse(form.dataset.options);
      answer.value = JSON.stringify(form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) }));
      form.submit();
    } catch (failure) {
      problem.textContent = failure.name === 'NotAllowedError' ? 'The passkey was not used. Please try again.'
        : failure.name === 'InvalidStateError' ? 'This device has a passkey for this account already.' : failure.message;
    }
  };
  form.addEventListener('submit', event => { event.preventDefault(); ask(); });
  // Whoever came here has pressed the button for it.
  if (form.dataset.passkey === 'get') ask();
}
