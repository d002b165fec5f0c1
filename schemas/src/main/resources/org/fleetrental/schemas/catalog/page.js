(() => {
  const root = document.documentElement;
  root.classList.add('scripted');

  const remembered = {
    get: () => { try { return localStorage.getItem('catalog-theme'); } catch { return null; } },
    set: theme => { try { localStorage.setItem('catalog-theme', theme); } catch { /* a private window */ } },
  };
  const themes = ['system', 'light', 'dark'];
  const button = document.getElementById('theme');
  const show = theme => {
    if (theme === 'system') delete root.dataset.theme; else root.dataset.theme = theme;
    button.querySelector('.choice').textContent = theme;
    button.setAttribute('aria-label', `Theme: ${theme}`);
  };
  let theme = themes.includes(remembered.get()) ? remembered.get() : 'system';
  show(theme);
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    show(theme);
    remembered.set(theme);
  });

  const box = document.getElementById('find');
  const events = [...document.querySelectorAll('article.event')];
  const found = document.getElementById('found');
  const filter = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    for (const event of events) {
      event.hidden = !words.every(word => event.dataset.find.includes(word));
      if (!event.hidden) shown.add(event.id);
    }
    for (const part of document.querySelectorAll('li[data-event], tr[data-event]')) part.hidden = !shown.has(part.dataset.event);
    for (const node of document.querySelectorAll('.flow [data-event]')) node.classList.toggle('faded', !shown.has(node.dataset.event));
    for (const topic of document.querySelectorAll('section.topic')) topic.hidden = !topic.querySelector('article:not([hidden])');
    for (const group of document.querySelectorAll('.reaction-table tbody')) group.hidden = !group.querySelector('tr[data-event]:not([hidden])');
    for (const group of document.querySelectorAll('.side > ul > li')) group.hidden = !group.querySelector('li:not([hidden])');
    document.getElementById('around').hidden = words.length > 0;
    found.textContent = words.length === 0 ? '' : shown.size === 0
      ? `No event has “${box.value.trim()}” in its name, meaning, fields or services.`
      : `${shown.size} of ${events.length} events`;
  };
  box.addEventListener('input', filter);
  box.form.addEventListener('submit', submit => {
    submit.preventDefault();
    const first = events.find(event => !event.hidden);
    if (first) location.hash = first.id;
  });
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && target.closest('[hidden]')) {
      box.value = '';
      filter();
      target.scrollIntoView();
    }
  });
  document.addEventListener('keydown', key => {
    if (key.key === '/' && document.activeElement !== box && !key.ctrlKey && !key.metaKey) {
      key.preventDefault();
      box.focus();
    } else if (key.key === 'Escape' && document.activeElement === box) {
      box.value = '';
      filter();
    }
  });

  const openAll = () => document.querySelectorAll('details:not([open])').forEach(details => {
    details.open = true;
    details.dataset.closeAgain = '';
  });
  const closeAgain = () => document.querySelectorAll('details[data-close-again]').forEach(details => {
    details.open = false;
    delete details.dataset.closeAgain;
  });
  addEventListener('beforeprint', openAll);
  addEventListener('afterprint', closeAgain);
})();
