// Sets one slide on the screen that there is: as large as it goes, nothing stretched, nothing cut.
(() => {
  "use strict";
  const NARROW = 340; // pixels that a drawing is made for, at least and at most
  const WIDE = 820;
  const SMALLEST = 0.6; // of the usual type; below that a slide scrolls
  const STRIP = 0.34; // of the height goes to a drawing that stands above a list
  const NOTE_SIZES = [1, 0.93]; // of their type, before any is left out

  const one = (selector, within) => within.querySelector(selector);
  const isSmall = () => window.matchMedia("(max-width: 640px), (max-height: 420px)").matches;
  const unit = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isWide = (box) => box.scrollWidth > box.clientWidth + 1;
  const isOver = (box) => box && (isWide(box) || box.scrollHeight > box.clientHeight + 1);

  const draw = (frame, width, scale) => {
    const place = one(".drawing", frame);
    const height = Number(place.dataset.height);
    place.style.width = `${width}px`;
    place.style.height = `${height}px`;
    place.style.transform = `scale(${scale})`;
    frame.style.width = `${Math.floor(width * scale)}px`;
    frame.style.height = `${Math.ceil(height * scale)}px`;
  };

  const roomOf = (box) => {
    const { paddingTop, paddingBottom } = getComputedStyle(box);
    return { width: box.clientWidth, height: box.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) };
  };

  // As large as the stage takes it, but its type not much larger than that of the slide; not at
  // all where its type would be too small to be read from afar, unless it is drawn at any size.
  const place = (slide, frame, stage, { anySize = false } = {}) => {
    const own = Number(one(".drawing", frame).dataset.height);
    const { width, height } = roomOf(stage);
    if (isSmall()) {
      draw(frame, Math.floor(width), 1);
      return true;
    }
    const listed = slide.classList.contains("listed");
    const beside = listed && getComputedStyle(stage).flexDirection === "row";
    const across = beside ? width / 3 : width;
    const down = listed && !beside ? height * STRIP : height;
    const scale = Math.max(Math.min(unit() / 8, across / NARROW, down / own), listed ? 1 : 0);
    if (!listed && !anySize && scale < unit() / 21) return false;
    draw(frame, Math.floor(Math.min(across / scale, listed ? Infinity : WIDE)), scale);
    return true;
  };

  // Notes are set a little smaller; what still has no room is left to the live view, and counted.
  const shorten = (slide, { all = isSmall() } = {}) => {
    const words = one(".words", slide);
    const notes = [...slide.querySelectorAll(".notes > li")];
    const more = one(".more", slide);
    if (!more) return;
    let shown = slide.classList.contains("listed") && !isSmall() ? 0 : notes.length;
    const tell = () => {
      notes.forEach((note, number) => (note.hidden = number >= shown));
      more.hidden = shown === notes.length;
      const left = notes.length - shown;
      more.textContent = left === 1 ? more.dataset.one : more.dataset.other.replace("{n}", left);
    };
    tell();
    const fits = NOTE_SIZES.some((size) => {
      words.style.setProperty("--notes", size);
      return all || !isOver(words);
    });
    if (fits) return;
    words.style.setProperty("--notes", 1);
    while (shown > 0 && isOver(words)) {
      shown -= 1;
      tell();
    }
  };

  // A date stands above its figures, and again where they go on in the next column, only there.
  const repeat = (slide) => {
    for (const group of slide.querySelectorAll(".again")) {
      const goesOn = () => group.offsetLeft === group.previousElementSibling.offsetLeft;
      const date = one("h3", group);
      date.hidden = false;
      date.hidden = goesOn();
      date.hidden &&= goesOn(); // without it there may be another break before
    }
  };

  const overflows = (slide) =>
    isOver(slide) ||
    isOver(one(".stage", slide)) ||
    [...slide.querySelectorAll(".head, .tile-value, .entries")].some(isWide);

  // Makes the type of a slide smaller until everything is on it; says whether it is.
  const shrink = (slide, frame, stage) => {
    for (let size = 1; size >= SMALLEST; size -= 0.05) {
      slide.style.setProperty("--fit", size.toFixed(2));
      shorten(slide);
      if (frame && slide.classList.contains("listed")) place(slide, frame, stage);
      repeat(slide);
      if (isSmall() || !overflows(slide)) return true;
    }
    return false;
  };

  window.fitSlide = (slide) => {
    const stage = one(".stage", slide);
    const frame = one(".drawing-frame", slide);
    slide.classList.remove("listing", "long");
    if (frame) frame.style.height = frame.style.width = "0";
    const fits = shrink(slide, frame, stage);
    if (!frame || slide.classList.contains("listed")) return void slide.classList.toggle("long", !fits);
    if (place(slide, frame, stage)) return;
    slide.classList.add("listing");
    if (shrink(slide, frame, stage)) return;
    // Neither is read from afar: what shows every figure stays.
    slide.classList.remove("listing");
    shrink(slide, frame, stage);
    place(slide, frame, stage, { anySize: true });
  };

  // On paper every slide is a page with all of its notes; its drawing is as wide as the paper.
  window.fitForPrint = (slides) => {
    for (const slide of slides) {
      slide.style.removeProperty("--fit");
      shorten(slide, { all: true });
    }
  };
})();
