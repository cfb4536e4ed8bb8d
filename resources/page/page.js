// The page: shows the album, its player and its notes. Every text goes in as text, never as markup.
"use strict";

(() => {
  const album = window.lacquerAlbum;
  const find = (id) => document.getElementById(id);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  if (!album) {
    document.body.prepend(make("p", { className: "trouble", textContent:
      "album.js is missing: this page needs all the files of its folder beside it." }));
    return;
  }

  const player = new window.lacquer.Player(album.revisions);
  const notes = new window.lacquer.Notes(album);
  let pin = null; // The place that the note in the making is about.

  /// "1:02", with hours from 60 minutes on; parts of a second are cut off.
  const clock = (frames, rate) => {
    const seconds = Math.floor(frames / rate);
    const two = (number) => String(number).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? `${minutes}:${two(seconds % 60)}`
                        : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
  };
  const decibels = (value) => `${value > 0 ? "+" : ""}${value.toFixed(1).replace(/^-0\.0$/, "0.0")} dB`.replace("-", "−");
  const nameOf = (track) => track.title || `Track ${track.number}`;
  const say = (text) => { find("said").textContent = text; };

  function showHead() {
    document.title = [album.title || "Untitled", album.artist].filter(Boolean).join(" – ");
    find("title").textContent = album.title || "Untitled";
    find("artist").textContent = album.artist;
    if (album.cover) {
      find("cover").append(make("img", { src: album.cover, alt: "Cover" }));
    } else {
      find("cover").innerHTML = '<svg viewBox="0 0 100 100" aria-hidden="true"><circle cx="50" cy="50" r="34"/>' +
        '<circle cx="50" cy="50" r="12"/><circle cx="50" cy="50" r="2"/></svg>';
    }
  }
  function showFacts() {
    const revision = player.revision;
    find("facts").textContent = [`Revision ${revision.revision}`, revision.date,
      revision.lufs === null ? "" : `${revision.lufs.toFixed(1)} LUFS`.replace("-", "−"),
      `${revision.rate / 1000} kHz`, clock(revision.frames, revision.rate)].filter(Boolean).join(" · ");
  }

  function choice(name, value, text, isChosen, choose) {
    const input = make("input", { type: "radio", name, value, checked: isChosen });
    input.addEventListener("change", () => choose());
    return make("label", {}, input, make("span", { textContent: text }));
  }
  function buildChoices() {
    const several = album.revisions.length > 1;
    find("revisions").hidden = !several;
    find("ab-key").hidden = !several;
    album.revisions.forEach((revision, n) => find("revisions").append(
      choice("revision", n, String(revision.revision), n === player.active, () => player.change(n))));
    const levels = [["delivered", "As delivered"], ["streamed", "As streamed"]];
    if (several) levels.push(["matched", "Matched"]);
    for (const [level, text] of levels)
      find("levels").append(choice("level", level, text, level === player.level, () => player.setLevel(level)));
    for (const input of find("levels").querySelectorAll("input")) input.disabled = !player.canSetLevel;
  }
  function showChoices() {
    for (const [name, value] of [["revision", player.active], ["level", player.level]])
      for (const input of document.getElementsByName(name)) input.checked = input.value === String(value);
    const why = { delivered: "every revision as loud as it is", matched: "revisions equally loud",
                  streamed: "turned down to −14 LUFS, as streaming services do; never up" }[player.level];
    find("level-says").textContent = player.canSetLevel ? `${decibels(player.gainDb())}: ${why}`
      : "This browser does not let a page set the level: everything sounds as delivered.";
  }

  function showTracks() {
    const revision = player.revision;
    find("tracks").replaceChildren(...revision.tracks.map((track, n) => {
      const here = notes.list.filter((note) => note.track === track.id).length;
      const name = make("span", { className: "name" }, nameOf(track));
      if (track.artist && track.artist !== album.artist)
        name.append(make("span", { className: "by", textContent: track.artist }));
      const button = make("button", { type: "button" },
        make("span", { className: "number", textContent: track.number }), name,
        make("span", { className: "marks", textContent: here ? `${here} note${here > 1 ? "s" : ""}` : "" }),
        make("span", { className: "length", textContent: clock(track.length, revision.rate) }));
      button.addEventListener("click", () => { player.toTrack(n); player.play(); });
      return make("li", {}, button);
    }));
    find("place").max = revision.frames;
  }

  let currentTrack = -1;
  function showPlace() {
    const revision = player.revision;
    const frame = player.frame;
    const n = player.trackAt(frame);
    const track = revision.tracks[n];
    const time = `${clock(Math.max(frame - track.start, 0), revision.rate)} / ` +
                 clock(track.length, revision.rate);
    find("now-title").textContent = `${track.number}  ${nameOf(track)}`;
    find("now-time").textContent = time;
    find("place").value = frame;
    find("place").setAttribute("aria-valuetext", `Track ${track.number}, ${nameOf(track)}, ${time}`);
    find("play").classList.toggle("is-playing", player.isPlaying);
    find("play").setAttribute("aria-label", player.isPlaying ? "Pause" : "Play");
    if (n !== currentTrack || !find("tracks").querySelector("[aria-current]")) {
      find("tracks").querySelectorAll("button").forEach((button, each) => {
        if (each === n) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      });
      currentTrack = n;
    }
    if (!pin) find("pin").textContent = `Note at ${placeText({ track: track.id, at: frame - track.start,
                                                               rate: revision.rate })}`;
    paintWave();
  }

  function paintWave() {
    const canvas = find("wave").querySelector("canvas");
    const scale = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
    }
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const paint = canvas.getContext("2d");
    const revision = player.revision;
    paint.setTransform(scale, 0, 0, scale, 0, 0);
    paint.clearRect(0, 0, width, height);
    const xOf = (frame) => frame / Math.max(revision.frames, 1) * width;
    const now = xOf(player.frame);
    for (let x = 0; x < width; x += 3) {
      const peak = revision.peaks[Math.min(Math.floor(x / width * revision.peaks.length), revision.peaks.length - 1)] / 1000;
      const half = Math.max(Math.min(peak, 1) * (height - 16) / 2, 0.5);
      paint.fillStyle = colour(x <= now ? "--amber" : "--wave");
      paint.fillRect(x, height / 2 - half, 2, 2 * half);
    }
    paint.fillStyle = colour("--border");
    for (const track of revision.tracks.slice(1)) paint.fillRect(Math.round(xOf(track.start)), 0, 1, height);
    paint.fillStyle = colour("--blue");
    for (const note of notes.list) {
      const frame = frameOf(note);
      if (frame === null) continue;
      paint.beginPath();
      paint.arc(Math.max(xOf(frame), 4), 5, 3, 0, 7);
      paint.fill();
    }
    paint.fillStyle = colour("--text");
    paint.fillRect(Math.min(Math.max(Math.round(now) - 1, 0), width - 2), 0, 2, height);
  }

  /// Where a note is in the revision that is heard; null where it has no such track.
  function frameOf(note) {
    const track = player.revision.tracks.find((each) => each.id === note.track);
    return track ? track.start + Math.round(note.at * player.revision.rate / note.rate) : null;
  }
  function placeText(note) {
    const track = player.revision.tracks.find((each) => each.id === note.track);
    const name = track ? `${track.number}  ${nameOf(track)}` : `${note.trackTitle || "another track"}`;
    return `${name}, ${clock(Math.max(note.at, 0), note.rate)}`;
  }
  function here() {
    const frame = player.frame;
    const track = player.revision.tracks[player.trackAt(frame)];
    return { track: track.id, trackTitle: track.title, at: frame - track.start, rate: player.revision.rate };
  }
  function setPin(place) {
    pin = place;
    find("repin").hidden = !pin;
    if (pin) find("pin").textContent = `Note at ${placeText(pin)}`;
    else showPlace();
  }

  function showNotes() {
    const order = (note) => frameOf(note) ?? Infinity;
    const sorted = [...notes.list].sort((a, b) => order(a) - order(b));
    find("notes").replaceChildren(...sorted.map((note) => {
      const go = make("button", { type: "button", className: "go", textContent: clock(Math.max(note.at, 0), note.rate) });
      go.setAttribute("aria-label", `Play ${placeText(note)}`);
      go.addEventListener("click", () => {
        const frame = frameOf(note);
        if (frame === null) return;
        player.seek(frame);
        player.play();
      });
      const remove = make("button", { type: "button", className: "remove", textContent: "×" });
      remove.setAttribute("aria-label", `Remove the note at ${placeText(note)}`);
      remove.addEventListener("click", () => { notes.remove(note); showAll(); find("note-text").focus(); });
      const who = [placeText(note), `revision ${note.revision}`, note.author].filter(Boolean).join(" · ");
      return make("li", {}, go, make("div", { className: "said" }, note.text,
                                     make("span", { className: "who", textContent: who })), remove);
    }));
    find("export").disabled = notes.list.length === 0;
    if (!notes.isKept) trouble("This browser does not keep notes: export them before you close the page.");
  }
  function addNote(event) {
    event.preventDefault();
    const text = find("note-text").value.trim();
    if (!text) { find("note-text").focus(); return; }
    notes.author = find("note-author").value.trim();
    notes.add({ ...(pin ?? here()), text, author: notes.author, revision: player.revision.revision });
    find("note-text").value = "";
    setPin(null);
    showAll();
    say("Note added.");
  }
  function exportNotes() {
    const link = make("a", { download: notes.fileName(),
                             href: URL.createObjectURL(new Blob([notes.fileText()], { type: "application/json" })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say("Notes exported.");
  }

  function trouble(text) {
    find("trouble").textContent = text;
    find("trouble").hidden = false;
  }
  function showAll() {
    showFacts();
    showChoices();
    showTracks();
    showNotes();
    showPlace();
  }
  function step(tracks) {
    const n = player.trackAt(player.frame);
    // The first press goes back to the track's own start.
    const isInside = player.frame - player.revision.tracks[n].start > 3 * player.revision.rate;
    player.toTrack(tracks < 0 && isInside ? n : Math.max(n + tracks, 0));
  }
  function toggle() { player.isPlaying ? player.pause() : player.play(); }

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("textarea, input[type=text]")) return;
    if (event.key === " " && event.target.matches("button")) return; // It presses the button.
    const levels = [...document.getElementsByName("level")].map((input) => input.value);
    const isChoice = event.target.matches("input[type=radio]"); // Arrows choose there.
    const seconds = (count) => player.seek(player.frame + count * player.revision.rate);
    const acts = {
      " ": toggle, p: () => step(-1), n: () => step(1), x: () => player.changeBack(),
      w: () => find("note-text").focus(),
      l: () => { if (player.canSetLevel) player.setLevel(levels[(levels.indexOf(player.level) + 1) % levels.length]); },
    };
    if (!isChoice) {
      acts.ArrowLeft = () => seconds(-5);
      acts.ArrowRight = () => seconds(5);
    }
    if (event.target === find("place")) {
      acts.ArrowDown = () => seconds(-5);
      acts.ArrowUp = () => seconds(5);
    }
    const act = /^[1-9]$/.test(event.key) ? () => player.toTrack(Number(event.key) - 1) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  showHead();
  buildChoices();
  find("note-author").value = notes.author;
  find("page").hidden = false;
  showAll();

  player.addEventListener("moved", showPlace);
  player.addEventListener("level", showChoices);
  player.addEventListener("revision", () => { showAll(); say(`Revision ${player.revision.revision}`); });
  player.addEventListener("trouble", (event) => trouble(event.detail));
  find("play").addEventListener("click", toggle);
  find("previous").addEventListener("click", () => step(-1));
  find("next").addEventListener("click", () => step(1));
  find("place").addEventListener("input", () => player.seek(Number(find("place").value)));
  find("note").addEventListener("submit", addNote);
  find("note-text").addEventListener("input", () => {
    const isEmpty = find("note-text").value === "";
    if (isEmpty || !pin) setPin(isEmpty ? null : here());
  });
  find("repin").addEventListener("click", () => setPin(here()));
  find("export").addEventListener("click", exportNotes);
  document.addEventListener("keydown", pressed);
  window.addEventListener("resize", paintWave);
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", paintWave);
  setInterval(() => { if (player.isPlaying) showPlace(); }, 100);
})();
