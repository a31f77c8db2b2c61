// What a reader cannot use: text that leaves the window or is cut, and controls that lie under others. Returns sentences.
() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className.toString().slice(0, 60)}"> "${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}"`;
  const style = (element) => getComputedStyle(element);
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const ancestors = (element) => { const all = []; for (let at = element.parentElement; at; at = at.parentElement) all.push(at); return all; };
  const isClipped = (element) => ancestors(element).some((one) => style(one).overflowX !== 'visible');
  const isOwnText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());

  if (document.documentElement.scrollWidth > width) faults.push(`The page is ${document.documentElement.scrollWidth} px wide in a window of ${width}.`);

  for (const element of top.querySelectorAll('*')) {
    if (!isOwnText(element) || !isShown(element) || element.closest('.sr-only')) continue;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    if (!isClipped(element) && (box.right > width + 1 || box.left < -1)) faults.push(`${name(element)} leaves the window: ${Math.round(box.left)}–${Math.round(box.right)} of ${width}.`);
    const { overflowX, textOverflow, whiteSpace } = style(element);
    const isCutSilently = overflowX === 'hidden' && textOverflow !== 'ellipsis' && whiteSpace === 'nowrap';
    const isFixed = ['BUTTON', 'TH'].includes(element.tagName);
    if ((isCutSilently || isFixed) && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1) faults.push(`${name(element)} is cut: ${element.scrollWidth} px of text in ${element.clientWidth}.`);
  }

  // A placeholder is no text of the page, so its width is measured.
  const pen = document.createElement('canvas').getContext('2d');
  for (const field of top.querySelectorAll('input[placeholder], textarea[placeholder]')) {
    if (field.value || !isShown(field)) continue;
    const { font, paddingLeft, paddingRight } = style(field);
    pen.font = font;
    const [text, room] = [pen.measureText(field.placeholder).width, field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)];
    const lines = field.tagName === 'TEXTAREA' ? Math.max(1, field.rows) : 1;
    if (text > room * lines + 1) faults.push(`The placeholder "${field.placeholder}" is cut: ${Math.round(text)} px in ${Math.round(room)}.`);
  }

  const floats = (element) => [element, ...ancestors(element)].some((one) => ['fixed', 'sticky'].includes(style(one).position) || one.matches('dialog, [popover]'));
  for (const control of top.querySelectorAll('button, a[href], input, select, textarea')) {
    const box = control.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (!isShown(control) || control.closest('.sr-only') || box.width < 2 || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
    const hit = document.elementFromPoint(x, y);
    // A control may lie under what floats above the page, and scroll out from under it.
    if (!hit || hit.contains(control) || control.contains(hit) || hit.closest('label')?.contains(control) || (floats(hit) && !floats(control))) continue;
    // Scrolled out of sight inside its own region.
    if (ancestors(control).some((one) => { const area = one.getBoundingClientRect(); return style(one).overflow !== 'visible' && (x < area.left || x > area.right || y < area.top || y > area.bottom); })) continue;
    faults.push(`${name(control)} lies under ${name(hit)}.`);
  }
  return faults;
};
