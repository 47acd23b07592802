// The page before the workbench: asks how far the build is until what belongs at this address is there, then gives way to it. The same
// page stands in the task pane's frame, where it waits for the pane.
/* global document, fetch, location */
const EVERY_MS = 300;
const MARKS = { waiting: '○', making: '…', made: '✓', failed: '✗' };
const isPane = /\/taskpane\.html$/.test(location.pathname);
const place = (id) => document.getElementById(id);
let unanswered = 0;

const element = (name, text, className = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
};

function line({ title, state, isFresh, seconds, percent }) {
  const row = element('li', '');
  row.dataset.state = state;
  const far = percent === null ? '' : `${percent}%，`;
  const words = {
    waiting: '等着',
    making: `正在编，${far}已用 ${seconds} 秒`,
    made: isFresh ? '没有变，不用再编' : `已编好，用了 ${seconds} 秒`,
    failed: '没有编成',
  };
  row.append(element('span', MARKS[state], 'mark'), element('span', title, 'name'), element('span', words[state]));
  return row;
}

/** Once told, it stays as it is: whoever reads it may be copying from it. */
function tellFailure({ title, what, steps, detail }) {
  const box = place('failed');
  if (!box.hidden) return;
  const list = element('ol', '');
  steps.forEach((step, index) => list.append(element('li', `${index + 1}. ${step}`)));
  box.append(element('h2', `${title}没有编成`), element('p', what), list);
  if (detail !== '') box.append(element('p', '编译程序的原话（也印在命令行窗口里）：'), element('pre', detail));
  box.hidden = false;
  document.title = `${title}没有编成`;
}

function show({ parts, share, seconds, failures, ready }) {
  if (isPane ? ready.pane : ready.window) return location.reload();
  place('share').value = share;
  place('parts').replaceChildren(...parts.map(line));
  const done = parts.filter(({ state }) => state === 'made').length;
  // What is wanted here may come although another part failed.
  const needed = failures.filter(({ group }) => group === (isPane ? 'pane' : 'window'));
  place('now').textContent =
    needed.length > 0 ? '没有准备好，请看下面。' : `${parts.length} 样里好了 ${done} 样，已用 ${seconds} 秒。`;
  if (needed.length > 0) tellFailure(needed[0]);
  return undefined;
}

async function ask() {
  try {
    const answer = await fetch('starting.json');
    // Another program's page, or the next start's: whoever answers here now has its own.
    if (!answer.ok) return location.reload();
    unanswered = 0;
    show(await answer.json());
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
    if (++unanswered === 3) place('now').textContent = '工作台已经关掉。要再用，请在命令行里运行 npm start。';
  }
  setTimeout(ask, EVERY_MS);
  return undefined;
}

if (isPane) {
  document.body.classList.add('pane');
  document.querySelector('h1').textContent = '正在准备任务窗格';
  place('about').textContent = '表格已经可以看、可以改。窗格编好了自己出来，接着读这个工作簿、列出问题。';
}
ask();
