// Runs in the pages, after MiniSearch and the index.
const input = document.getElementById('search');
const found = document.getElementById('found');

function show() {
  const query = input.value.trim();
  const results =
    query === '' ? [] : recotapSearch.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 3 } }).slice(0, 12);
  const list = document.createElement('ul');
  for (const { title, page, href } of results) {
    const link = document.createElement('a');
    link.href = href;
    link.append(title);
    const from = document.createElement('small');
    from.append(title === page ? '' : ` ${page}`);
    link.append(from);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  if (query === '') found.replaceChildren();
  else if (results.length === 0) found.replaceChildren(`Nothing has the words "${query}".`);
  else found.replaceChildren(list);
}

input.addEventListener('input', show);
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement === document.body) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === 'Escape') {
    input.value = '';
    show();
  }
});
found.addEventListener('click', () => {
  input.value = '';
  show();
});
if (matchMedia('(max-width: 52rem)').matches) document.querySelector('nav details').open = false;
