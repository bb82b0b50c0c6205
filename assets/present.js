// A deck: every slide is in the page, so nothing is asked for to turn one. Keys, touch and, on a
// wall, a clock turn them. New figures are looked for in the background, and come between slides.
(() => {
  "use strict";
  const IDLE = 3000; // milliseconds without movement until the controls are gone
  const RESUME = 60000; // a wall goes on so long after somebody has touched it
  const LOOK = 60000; // between two looks for new figures
  const PATIENCE = 10000; // for an answer of the server
  const SWIPE = 60; // pixels

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const deck = one("#deck");
  const keys = one("#keys");
  const asked = new URLSearchParams(window.location.search);
  const digestOf = (page) => one('meta[name="deck"]', page)?.content;
  const filesOf = (page) => all("script[src], link[href]", page).map((file) => file.src || file.href).join();

  // ── what the address asks for: a server has done it, a file or a plain host leaves it to us ──

  const seconds = (() => {
    const [least, most] = document.body.dataset.between.split(" ").map(Number);
    const wanted = asked.getAll("every").find((one) => one.trim()) ?? "";
    const known = /^\d{1,4}$/.test(wanted) && Number(wanted) >= least && Number(wanted) <= most;
    return Number(known ? wanted : document.body.dataset.every);
  })();
  const every = seconds * 1000;

  const choose = () => {
    const wanted = asked.getAll("views").flatMap((one) => one.split(",")).map((one) => one.trim());
    const found = [...new Set(wanted)].flatMap((view) => all(".slide").filter((slide) => slide.dataset.view === view));
    if (found.length) deck.replaceChildren(one("h1", deck), ...found);
  };

  const dress = () => {
    const scheme = asked.getAll("scheme").find((one) => one.trim());
    if (!["light", "dark"].includes(scheme)) return;
    document.documentElement.dataset.bsTheme = scheme;
    one('meta[name="color-scheme"]').content = scheme;
  };

  choose();
  dress();
  for (const id of ["#pause", "#pause-key", "#wall"]) one(id).hidden = !every;
  one("#wall").textContent = one("#wall").dataset.text.replace("{n}", seconds);

  let slides = all(".slide");
  let at = 0;
  let known = digestOf(document);
  let fresh = null; // the page as it is now, if it has changed
  let held = false; // somebody has just done something
  let stopped = false; // somebody has pressed pause
  const timers = {};

  const after = (name, time, what) => {
    window.clearTimeout(timers[name]);
    timers[name] = window.setTimeout(what, time);
  };

  // ── which slide ──

  const runs = () => every > 0 && !held && !stopped && !keys.open;

  const schedule = () => {
    window.clearTimeout(timers.turn);
    if (runs()) after("turn", every, () => turn(1));
  };

  const fit = () => window.fitSlide(slides[at]);

  const say = () => {
    const said = one("#said");
    const words = { number: at + 1, count: slides.length, title: one("h2", slides[at]).textContent };
    said.textContent = said.dataset.text.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  };

  const show = (index) => {
    at = Math.min(Math.max(index, 0), slides.length - 1);
    slides.forEach((slide, number) => slide.classList.toggle("now", number === at));
    one("#place").textContent = `${at + 1} / ${slides.length}`;
    window.history.replaceState(null, "", `#${at + 1}`);
    fit();
    if (!runs()) say(); // a wall that turns by itself does not talk all day
    schedule();
  };

  const turn = (step) => {
    one("#toast")?.remove();
    renew();
    const next = at + step;
    show(every ? (next + slides.length) % slides.length : next);
  };

  const jump = (index) => {
    renew();
    show(index);
  };

  const fromAddress = () => {
    const wanted = Number(window.location.hash.slice(1));
    return Number.isInteger(wanted) && wanted > 0 ? wanted - 1 : 0;
  };

  // ── pause ──

  const pill = () => {
    const shown = every > 0 && (held || stopped);
    one("#pill").textContent = shown ? one("#pill").dataset.text : "";
    one("#pause").setAttribute("aria-pressed", String(stopped));
  };

  const resume = () => {
    if (keys.open) return void after("resume", RESUME, resume);
    held = false;
    pill();
    schedule();
  };

  const hold = () => {
    if (!every) return;
    held = true;
    after("resume", RESUME, resume);
    pill();
    schedule();
  };

  const pause = () => {
    stopped = !stopped;
    held = false;
    window.clearTimeout(timers.resume);
    pill();
    schedule();
  };

  const wake = () => {
    document.body.classList.remove("idle");
    after("idle", IDLE, () => document.body.classList.add("idle"));
  };

  // ── new figures ──

  const look = async () => {
    if (window.location.protocol === "file:") return; // no server to ask
    try {
      const address = window.location.pathname + window.location.search;
      const answer = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const digest = digestOf(page);
      fresh = digest && digest !== known ? page : null;
      if (fresh && slides.length === 1) jump(0); // there is no "between" with one slide
    } catch {
      // the server is away: what is shown stays, and the next look is soon
    }
  };

  // The slides change in place: loading the page anew would leave the full screen, and would
  // show an error if the server went away in that moment.
  const renew = () => {
    if (!fresh) return;
    const page = fresh;
    fresh = null;
    if (filesOf(page) !== filesOf(document)) return void reload();
    const { view } = slides[at].dataset;
    known = digestOf(page);
    deck.replaceChildren(...one("#deck", page).children);
    one("#version").textContent = one("#version", page).textContent;
    slides = all(".slide");
    const same = slides.findIndex((slide) => slide.dataset.view === view);
    if (slides[at]?.dataset.view !== view && same >= 0) at = same;
    at = Math.min(at, slides.length - 1);
  };

  const reload = async () => {
    try {
      if ((await fetch(window.location.href, { signal: AbortSignal.timeout(PATIENCE) })).ok) window.location.reload();
    } catch {
      // away again: the page that is here works
    }
  };

  // ── what people do ──

  const fullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {});
  };

  const help = () => {
    keys.showModal();
    schedule();
  };

  // What does not fit a small screen is scrolled to its end before it is turned.
  const scrolls = (way) => {
    const before = slides[at].scrollTop;
    slides[at].scrollBy({ top: way * slides[at].clientHeight * 0.4, behavior: "instant" });
    return slides[at].scrollTop !== before;
  };
  const deeds = {
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    ArrowDown: () => scrolls(1) || turn(1),
    ArrowUp: () => scrolls(-1) || turn(-1),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Home: () => jump(0),
    End: () => jump(slides.length - 1),
    " ": (event) => turn(event.shiftKey ? -1 : 1),
    f: fullScreen,
    p: () => every && pause(),
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    wake();
    if (keys.open || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === " " && event.target.closest("button, a")) return;
    const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    hold();
    deed(event);
    event.preventDefault();
  });

  const press = (id, what) => one(id)?.addEventListener("click", what);
  press("#previous", () => turn(-1));
  press("#next", () => turn(1));
  press("#pause", pause);
  press("#screen", fullScreen);
  press("#help", help);
  press("#dismiss", () => one("#toast").remove());
  keys.addEventListener("close", schedule);

  let down = null;
  document.addEventListener("pointerdown", (event) => {
    wake();
    down = event.pointerType === "touch" ? event : null;
    if (!event.target.closest("#pause")) hold();
  });
  document.addEventListener("pointerup", (event) => {
    if (!down || keys.open) return;
    const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
    down = null;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1);
  });
  document.addEventListener("pointercancel", () => (down = null));
  document.addEventListener("pointermove", wake);
  document.addEventListener("focusin", wake);
  document.addEventListener("wheel", hold, { passive: true });

  // ── the screen ──

  const stayAwake = async () => {
    if (document.visibilityState !== "visible") return;
    look();
    try {
      await window.navigator.wakeLock?.request("screen");
    } catch {
      // this browser, or a battery that is low, says no
    }
  };

  one("#screen").hidden = !document.fullscreenEnabled;
  document.addEventListener("fullscreenchange", () => {
    one("#screen").setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  });
  document.addEventListener("visibilitychange", stayAwake);
  window.addEventListener("online", look);
  window.addEventListener("hashchange", () => show(fromAddress()));
  window.addEventListener("resize", () => after("resize", 100, fit));
  window.addEventListener("beforeprint", () => window.fitForPrint(slides));
  window.addEventListener("afterprint", fit);
  window.setInterval(look, LOOK);
  window.setTimeout(stayAwake, 0);
  wake();
  show(fromAddress());
})();
