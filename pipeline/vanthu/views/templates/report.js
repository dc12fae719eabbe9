"use strict";
// The views that need the documents: list, search, one document. Everything is put on the page as text, never as HTML.
(() => {
  const $ = (id) => document.getElementById(id);
  const html = document.documentElement;
  const PAGE = 50, PARAGRAPHS = 400, DOCUMENTS = 100, INFLATED = 12;
  const TITLE = 0, TYPE = 1, NUMBER = 2, ISSUER = 3, DAY = 4, YEAR = 5, SIGNER = 6, ROLE = 7, PATH = 8, GOOD = 9, BAD = 10;
  let index = null, route = null, run = 0, drawn = 0;

  // -- elements ---------------------------------------------------------------------------------------------------
  const el = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const language = () => html.lang;
  const say = (key) => (index.words[key] || {})[language()] || key;
  const number = (value) => value.toLocaleString(language() === "vi" ? "vi-VN" : "en-GB");
  const domain = (i) => say("domain." + index.domains[i]);
  const polarity = (i) => say("polarity." + index.polarities[i]);

  // A view drawn anew keeps the focus on the control of the same name: a filter that is changed by keys stays in hand.
  const redraw = (view, ...children) => {
    const held = view.contains(document.activeElement) ? document.activeElement.name : null;
    view.replaceChildren(...children);
    if (held) view.querySelector(`[name="${held}"]`)?.focus({ preventScroll: true });
    else if (held !== null) $("main").focus({ preventScroll: true });
  };
  // After "more" the focus goes on where the list ended.
  const goOn = (list, at) => list.children[at]?.querySelector("a, [tabindex]")?.focus({ preventScroll: true });

  // -- data -------------------------------------------------------------------------------------------------------
  const inflate = async (id) => {
    const packed = atob($(id).textContent);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };
  const open = new Map(); // the chunks inflated last, so that memory stays bounded
  const chunk = async (i) => {
    const known = open.get(i) || inflate("chunk-" + i);
    open.delete(i);
    open.set(i, known);
    if (open.size > INFLATED) open.delete(open.keys().next().value);
    return known;
  };
  const firsts = []; // number of the first document of each chunk
  const document_ = async (i) => {
    let at = firsts.length - 1;
    while (firsts[at] > i) at--;
    return (await chunk(at))[i - firsts[at]];
  };

  // -- matching words: case, old and new tone placement, and without diacritics when the query has none -----------
  const TONES = [];
  for (const pair of ["oa", "oe", "uy"]) for (const tone of "\u0300\u0301\u0303\u0309\u0323") {
    TONES.push([(pair + tone).normalize("NFC"), (pair[0] + tone + pair[1]).normalize("NFC")]);
  }
  const fold = (text, bare) => {
    let folded = text.toLowerCase();
    if (bare) return folded.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
    for (const [old, modern] of TONES) if (folded.includes(old)) folded = folded.replaceAll(old, modern);
    return folded;
  };
  const matcher = (query) => {
    const wanted = query.normalize("NFC").trim().replace(/\s+/g, " ");
    if (!wanted) return () => [];
    const bare = /^[\x00-\x7f]*$/.test(wanted);
    const folded = fold(wanted, bare);
    const before = (text, at) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]);
    return (text) => {
      const inText = fold(text, bare), found = [];
      for (let at = inText.indexOf(folded); at >= 0; at = inText.indexOf(folded, at + 1)) {
        if (before(inText, at)) found.push(inText.length === text.length ? [at, at + folded.length] : [0, 0]);
      }
      return found;
    };
  };

  // -- the list of documents --------------------------------------------------------------------------------------
  const heading = (entry) => entry[TITLE] || [entry[TYPE], entry[NUMBER]].filter(Boolean).join(" ") || say("untitled");
  const line = (entry) => [entry[TYPE], entry[NUMBER], entry[ISSUER], entry[DAY] || entry[YEAR]].filter(Boolean).join(" · ");
  const drawDocuments = () => {
    const query = route.get("q") || "", bare = /^[\x00-\x7f]*$/.test(query), wanted = fold(query.normalize("NFC"), bare);
    const list = el("ol", { class: "results" }), state = el("p", { class: "note", role: "status" });
    const fits = [];
    index.docs.forEach((entry, i) => {
      if (!wanted || fold([heading(entry), line(entry), entry[PATH]].join(" "), bare).includes(wanted)) fits.push(i);
    });
    state.textContent = `${number(fits.length)} ${say("of")} ${number(index.docs.length)} ${say("n_documents")}`;
    let shown = 0;
    const more = el("button", { type: "button" }, say("more"));
    const add = () => {
      for (const i of fits.slice(shown, shown + DOCUMENTS)) {
        const entry = index.docs[i];
        list.append(el("li", {}, el("a", { href: `#doc=${i}` }, el("b", {}, heading(entry)),
          el("p", { class: "meta" }, line(entry)),
          el("p", { class: "meta" }, `+${entry[GOOD]} −${entry[BAD]} · ${entry[PATH]}`))));
      }
      shown = Math.min(fits.length, shown + DOCUMENTS);
      more.hidden = shown >= fits.length;
    };
    more.addEventListener("click", () => { const at = shown; add(); goOn(list, at); });
    add();
    const input = el("input", { type: "search", name: "q", value: query, placeholder: say("filter_hint"), "aria-label": say("filter_label") });
    const form = el("form", { class: "tools", role: "search", on: { submit: (event) => { event.preventDefault(); go({ docs: "", q: input.value }); } } },
      input, el("button", {}, say("search")));
    redraw($("view-docs"), el("h1", {}, say("documents")), form, state, list, more);
  };

  // -- search -----------------------------------------------------------------------------------------------------
  const chosen = (name, labels, all) => el("select", { name, "aria-label": all }, el("option", { value: "" }, all),
    ...labels.map(([value, label]) => el("option", { value, selected: route.get(name) === String(value) }, label)));
  const tools = () => {
    const years = [...new Set(index.docs.map((entry) => entry[YEAR]).filter((year) => year !== null))].sort();
    const input = el("input", { type: "search", name: "q", value: route.get("q") || "", placeholder: say("search_hint"), "aria-label": say("search_label") });
    const form = el("form", { class: "tools", role: "search" }, input,
      chosen("domain", index.domains.map((label, i) => [label, domain(i)]), say("all_domains")),
      chosen("polarity", index.polarities.map((label, i) => [label, polarity(i)]), say("all_polarities")),
      chosen("year", years.map((year) => [year, year]), say("all_years")),
      el("button", {}, say("search")));
    const submit = (event) => {
      if (event) event.preventDefault();
      const wanted = { find: "" };
      for (const [name, value] of new FormData(form)) if (value) wanted[name] = value;
      for (const name of ["unit", "ref", "flag"]) if (route.has(name)) wanted[name] = route.get(name);
      go(wanted);
    };
    form.addEventListener("submit", submit);
    for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => submit());
    return form;
  };
  const conditions = () => {
    const row = el("p", { class: "legend" });
    const names = { unit: () => unitName(+route.get("unit")), ref: () => index.references[+route.get("ref")], flag: () => say("flag_only") };
    for (const [name, label] of Object.entries(names)) if (route.has(name)) {
      const rest = new URLSearchParams(route);
      rest.delete(name);
      row.append(el("a", { class: "chip", href: "#" + write(rest), title: say("remove_filter") }, `${label() || "?"} ×`));
    }
    return row;
  };
  const unitName = (i) => (index.units[i] || []).filter(Boolean).slice(0, 1).concat((index.units[i] || []).slice(2).filter(Boolean)).join(" · ");
  const wants = () => {
    const value = (name, labels) => (route.get(name) ? labels.indexOf(route.get(name)) : -1);
    const whole = (name) => (route.get(name) ? Number(route.get(name)) : -1);
    return { domain: value("domain", index.domains), polarity: value("polarity", index.polarities), year: whole("year"), unit: whole("unit"), ref: whole("ref"), flag: route.has("flag") };
  };
  const closed = (at, want) => {
    const held = index.chunks[at], width = index.polarities.length;
    const kind = (k) => (want.domain < 0 || Math.floor(k / width) === want.domain) && (want.polarity < 0 || k % width === want.polarity);
    if (!held.kinds.some(kind)) return true;
    if (want.unit >= 0 && !held.units.includes(want.unit)) return true;
    if (want.ref >= 0 && !held.references.includes(want.ref)) return true;
    if (want.flag && !held.flags) return true;
    return want.year >= 0 && !index.docs.slice(firsts[at], firsts[at] + held.n).some((entry) => entry[YEAR] === want.year);
  };
  const marked = (doc, want) => { // sentences with the wanted unit, cited document or flag; null: no such wish
    if (want.unit < 0 && want.ref < 0 && !want.flag) return null;
    const family = want.unit >= 0 ? "PLACE" : want.ref >= 0 ? "REFERENCE" : "FIGURE";
    const fits = (e) => index.families[e[3]] === family && (want.flag ? Boolean(e[5][4]) : e[4] === (want.unit >= 0 ? want.unit : want.ref));
    return doc.e.filter(fits);
  };
  const hits = async function* (want, find, mine, progress) {
    for (let at = 0; at < index.chunks.length; at++) {
      if (closed(at, want)) continue;
      const docs = await chunk(at);
      if (mine !== run) return;
      progress((at + 1) / index.chunks.length);
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i], number_ = firsts[at] + i;
        if (want.year >= 0 && index.docs[number_][YEAR] !== want.year) continue;
        const mentions = marked(doc, want);
        if (mentions && !mentions.length) continue;
        for (let s = 0; s < doc.s.length; s++) {
          const [p, start, end, d, label] = doc.s[s];
          if ((want.domain >= 0 && d !== want.domain) || (want.polarity >= 0 && label !== want.polarity)) continue;
          const inside = mentions && mentions.filter((e) => e[0] === p && e[1] >= start && e[2] <= end);
          if (inside && !inside.length) continue;
          const text = doc.p[p][3].slice(start, end);
          const found = find ? find(text) : (inside || []).map((e) => [e[1] - start, e[2] - start]);
          if (find && !found.length) continue;
          yield { doc: number_, s, text, found, d, label };
        }
      }
    }
  };
  const withMarks = (text, spans) => {
    const pieces = [];
    let at = 0;
    for (const [start, end] of spans) if (start >= at && end > start) {
      pieces.push(text.slice(at, start), el("mark", { class: "found" }, text.slice(start, end)));
      at = end;
    }
    return [...pieces, text.slice(at)];
  };
  const drawSearch = async () => {
    const mine = ++run, view = $("view-find"), query = route.get("q") || "";
    const list = el("ol", { class: "results" }), state = el("p", { class: "note", role: "status" });
    const bar = el("progress", { max: 1, value: 0, "aria-label": say("scanned") });
    const more = el("button", { type: "button", hidden: true }, say("more"));
    redraw(view, el("h1", {}, say("passages")), tools(), conditions(), el("p", { class: "note keys" }, say("keys")), state, list, more);
    const want = wants();
    if (!query && !["domain", "polarity", "year", "unit", "ref", "flag"].some((name) => route.has(name))) return;
    let shown = 0, done = 0;
    const stream = hits(want, query ? matcher(query) : null, mine, (part) => { done = part; bar.value = part; });
    const report = (finished) => state.replaceChildren(
      `${number(shown)}${finished ? "" : "+"} ${say("found")}`, finished ? "" : ` · ${say("scanned")} ${Math.round(100 * done)}% `, finished ? "" : bar);
    const add = async () => {
      more.hidden = true;
      state.replaceChildren(say("search_pending") + " ", bar);
      for (let i = 0; i < PAGE; i++) {
        const { value, done: finished } = await stream.next();
        if (mine !== run) return;
        if (finished) {
          if (!shown) list.append(el("li", {}, say("nothing")));
          return void report(true);
        }
        shown++;
        const entry = index.docs[value.doc];
        list.append(el("li", {}, el("a", { href: `#doc=${value.doc}&s=${value.s}`, class: index.polarities[value.label] },
          el("p", { class: "hit-text" }, ...withMarks(value.text, value.found)),
          el("p", { class: "meta" }, [domain(value.d), polarity(value.label), entry[YEAR], heading(entry)].filter(Boolean).join(" · ")))));
      }
      report(false);
      more.hidden = false;
    };
    more.addEventListener("click", async () => { const at = shown; await add(); goOn(list, at); });
    await add();
  };

  // -- one document -----------------------------------------------------------------------------------------------
  let opener = null; // what the card was opened from, and gets the focus back
  const closeCard = () => {
    if ($("card").hidden) return;
    $("card").hidden = true;
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  };
  const showCard = (entity, text, from) => {
    const [, , , family, link, info] = entity, name = index.families[family];
    const lines = [el("p", {}, el("b", {}, text), " ", el("span", { class: "quiet" }, say(name)))];
    if (name === "PLACE") {
      lines.push(el("p", {}, link >= 0 ? `${index.units[link][1]} ${unitName(link)}` : `${info[0] || ""} (${say("unlinked")})`));
      if (link >= 0) lines.push(el("p", {}, el("a", { href: `#find&unit=${link}` }, say("sentences_on"))));
    } else if (name === "REFERENCE") {
      if (link >= 0) lines.push(el("p", {}, index.references[link]), el("p", {}, el("a", { href: `#find&ref=${link}` }, say("sentences_on"))));
      if (info[0] >= 0) lines.push(el("p", {}, el("a", { href: `#doc=${info[0]}` }, say("open_cited"))));
    } else if (name === "FIGURE") {
      const [indicator, amount, target, verdict, flag] = info;
      lines.push(el("p", {}, [[indicator, amount].filter(Boolean).join(": "), target && `${say("target")} ${target}`, verdict && say("verdict_" + verdict)].filter(Boolean).join(" · ")));
      if (flag) lines.push(el("p", { class: "flag" }, flagged(flag)));
    } else lines.push(el("p", {}, info[0] || ""));
    const close = el("button", { type: "button", on: { click: closeCard } }, say("close"));
    $("card").replaceChildren(...lines, close);
    $("card").hidden = false;
    opener = from;
    $("card").setAttribute("aria-label", text);
    $("card").focus({ preventScroll: true });
  };
  const flagged = (flag) => {
    const [code, ...rest] = flag.split(": ");
    return index.words["flag." + code] ? `${say("flag." + code)}: ${rest.join(": ")}` : flag;
  };
  // Text with overlapping layers (sentences, entities, cues): cut at every boundary, nest entity inside sentence.
  const layered = (text, layers) => {
    const cuts = [...new Set([0, text.length, ...layers.flatMap((l) => [l.start, l.end])])].filter((c) => c >= 0 && c <= text.length).sort((a, b) => a - b);
    const pieces = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      let node = text.slice(cuts[i], cuts[i + 1]);
      for (const layer of layers) if (layer.start <= cuts[i] && layer.end >= cuts[i + 1]) node = layer.wrap(node, layer.start === cuts[i]);
      pieces.push(node);
    }
    return pieces;
  };
  const paragraph = (doc, p, parts) => {
    const [role, level, marker, text, d, label, , score, basis] = doc.p[p];
    const here = route.has("s") ? Number(route.get("s")) : -1;
    const layers = [];
    for (const [, start, end] of parts.cues) layers.push({ start, end, wrap: (node) => el("span", { class: "cue" }, node) });
    for (const entity of parts.entities) {
      const [, start, end, family] = entity, said = text.slice(start, end), flag = index.families[family] === "FIGURE" && entity[5][4];
      const show = (event) => showCard(entity, said, event.currentTarget);
      layers.push({ start, end, wrap: (node, first) => el("mark", { class: `entity ${index.families[family]}${flag ? " flagged" : ""}`, role: first ? "button" : null, tabindex: first ? 0 : null,
        "aria-label": first ? `${said} (${say(index.families[family])})` : null,
        on: { click: show, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); show(event); } } } }, node) });
    }
    for (const [i, [, start, end, , own, sure]] of parts.sentences) {
      const kind = [i === here ? "here" : "", own !== label ? `other ${index.polarities[own]}` : ""].filter(Boolean).join(" ");
      if (!kind) continue;
      layers.push({ start, end, wrap: (node, first) => el("span", { class: first ? kind : kind.replace(/other \w+/, ""), id: first && i === here ? "here" : null,
        title: first ? `${polarity(own)} (${sure}%)` : null }, node) });
    }
    const content = [marker ? marker + " " : "", ...layered(text, layers)];
    if (role === "heading") return el("h" + Math.min(4, Math.max(2, level + 1)), {}, ...content);
    if (doc.p[p].length < 9) return el("p", { class: role === "title" ? "title" : "formal" }, ...content);
    return el("p", { class: `running ${index.polarities[label]}` }, ...content,
      el("span", { class: "label" }, `${domain(d)} · ${polarity(label)} ${score}% · ${say("basis_" + index.bases[basis])}`));
  };
  const drawDocument = async () => {
    const mine = ++run, view = $("view-doc"), i = Number(route.get("doc")), entry = index.docs[i];
    if (!entry) return void view.replaceChildren(el("p", {}, say("not_found")));
    view.replaceChildren(el("p", { class: "note" }, say("loading")));
    const doc = await document_(i);
    if (mine !== run) return;
    const parts = doc.p.map(() => ({ sentences: [], entities: [], cues: [] }));
    doc.s.forEach((s, at) => parts[s[0]].sentences.push([at, s]));
    for (const e of doc.e) parts[e[0]].entities.push(e);
    for (const c of doc.c) parts[c[0]].cues.push(c);
    const paper = el("article", { class: "paper", lang: "vi" });
    const target = route.has("s") && doc.s[Number(route.get("s"))] ? doc.s[Number(route.get("s"))][0] : 0;
    const more = el("button", { type: "button" }, say("more"));
    let shown = 0;
    const add = () => {
      const until = Math.min(doc.p.length, Math.max(shown + PARAGRAPHS, target + 20));
      for (; shown < until; shown++) paper.append(paragraph(doc, shown, parts[shown]));
      more.hidden = shown >= doc.p.length;
    };
    more.addEventListener("click", () => { const at = shown; add(); paper.children[at].tabIndex = -1; paper.children[at].focus({ preventScroll: true }); });
    add();
    const switches = el("fieldset", { class: "switches" }, el("legend", {}, say("highlight")), ...[...index.families, "cues"].map((name) =>
      el("label", {}, el("input", { type: "checkbox", checked: true, on: { change: (event) => paper.classList.toggle("off-" + name, !event.target.checked) } }), " ",
        el("i", { class: name === "cues" ? "cue" : `entity ${name}` }, say(name)))));
    const pager = el("p", { class: "pager" }, el("a", { href: "#docs" }, say("documents")),
      i > 0 ? el("a", { href: `#doc=${i - 1}`, rel: "prev" }, "← " + say("previous")) : "",
      i + 1 < index.docs.length ? el("a", { href: `#doc=${i + 1}`, rel: "next" }, say("next") + " →") : "");
    view.replaceChildren(el("div", { class: "head" }, pager, el("h1", {}, heading(entry)), el("p", {}, line(entry)),
      el("p", {}, [entry[ROLE], entry[SIGNER]].filter(Boolean).join(" ")), el("p", {}, entry[PATH])), switches, paper, more);
    const here = $("here");
    if (here) here.scrollIntoView({ block: "center" });
  };

  // -- routes: #overview and its headings, #docs, #find&…, #doc=12&s=3 ----------------------------------------------
  const write = (parameters) => new URLSearchParams(parameters).toString().replace(/^(docs|find)=(?=&|$)/, "$1");
  const go = (parameters) => { location.hash = "#" + write(parameters); };
  const VIEWS = { docs: drawDocuments, find: drawSearch, doc: drawDocument };
  let current = null; // the view on the page, and which document
  const show = async () => {
    route = new URLSearchParams(location.hash.slice(1));
    const name = Object.keys(VIEWS).find((view) => route.has(view)) || "overview";
    const place = name + (route.get("doc") || ""), moved = current !== null && place !== current;
    current = place;
    drawn++;
    $("card").hidden = true;
    for (const view of ["overview", ...Object.keys(VIEWS)]) $("view-" + view).hidden = view !== name;
    for (const link of document.querySelectorAll("header nav a")) {
      if (link.dataset.view === name) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
    if (moved) $("main").focus({ preventScroll: true }); // what had it is gone: Tab goes on from the top of the view
    if (name === "overview") {
      run++;
      document.body.dataset.ready = String(drawn);
      const target = $(location.hash.slice(1));
      if (target) target.scrollIntoView(); else window.scrollTo(0, 0);
      return;
    }
    window.scrollTo(0, 0);
    await VIEWS[name]();
    document.body.dataset.ready = String(drawn);
    if (name === "find" && !route.has("q")) view_input("view-find", slash);
    slash = false;
  };
  let slash = false; // the search was asked for by its key
  const view_input = (id, wanted) => { // not by itself on a touch screen, where its keyboard would cover the page
    const input = $(id).querySelector("input[type=search]");
    if (input && (wanted || matchMedia("(hover: hover)").matches)) input.focus({ preventScroll: true });
  };
  const speak = (wanted) => {
    html.lang = wanted;
    try { localStorage.setItem("vanthu-language", wanted); } catch { /* a page opened from a file may have no storage */ }
  };
  const step = (direction) => {
    const links = [...document.querySelectorAll("section:not([hidden]) .results a, section:not([hidden]) .paper [role=button]")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at + direction))].focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !index) return;
    if (event.key === "Escape") {
      if (!$("card").hidden) closeCard(); else if (history.length > 1) history.back(); else go({ overview: "" });
      return;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") { event.preventDefault(); slash = !route.has("find"); if (slash) go({ find: "" }); else view_input("view-find", true); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  $("language").addEventListener("click", () => { speak(html.lang === "vi" ? "en" : "vi"); show(); });

  const trouble = (message) => { $("trouble").textContent = message; $("trouble").hidden = false; };
  const start = async () => {
    const asked = new URLSearchParams(location.search).get("lang");
    let kept = null;
    try { kept = localStorage.getItem("vanthu-language"); } catch { /* as above */ }
    for (const wanted of [asked, kept]) if (wanted === "vi" || wanted === "en") { html.lang = wanted; break; }
    if (typeof DecompressionStream === "undefined") return trouble($("trouble").dataset.old);
    index = await inflate("index");
    let first = 0;
    for (const held of index.chunks) { firsts.push(first); first += held.n; }
    window.addEventListener("hashchange", show);
    await show();
  };
  start().catch((error) => trouble(String(error)));
})();
