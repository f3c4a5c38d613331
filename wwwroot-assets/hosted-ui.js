// What a browser with scripts gets on top: the pages do without.
for (const button of document.querySelectorAll('[data-shows]')) {
  const field = document.getElementById(button.dataset.shows), [word] = button.children;
  const show = on => { field.type = on ? 'text' : 'password'; word.textContent = on ? 'Hide' : 'Show'; };
  button.hidden = false;
  button.addEventListener('click', () => { show(field.type === 'password'); field.focus(); });
  // Password managers look at the type when the form is sent.
  field.form.addEventListener('submit', () => show(false));
}
// Without WebAuthn (or scripts) there is nothing to offer.
for (const offer of document.querySelectorAll('[data-passkeys]')) offer.hidden = !window.PublicKeyCredential;
const rules = document.getElementById('password-rules'), password = document.getElementById('f-password');
if (rules && password) {
  const met = { lower: /[a-z]/, upper: /[A-Z]/, number: /[0-9]/, symbol: /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/ };
  password.addEventListener('input', () => {
    for (const rule of rules.querySelectorAll('[data-rule]')) {
      const [name, least] = rule.dataset.rule.split(':'), ok = least ? password.value.length >= least : met[name].test(password.value);
      rule.className = ok ? 'met passwordCheck-valid-customizable' : 'passwordCheck-notValid-customizable';
      rule.lastElementChild.textContent = ok ? ' – met' : '';
    }
  });
}
