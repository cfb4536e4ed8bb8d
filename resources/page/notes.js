// The notes: kept in this browser, exported as a file that Lacquer imports.
"use strict";

(() => {
  class Notes {
    constructor(album) {
      this.album = album;
      this.key = `lacquer notes ${album.id}`;
      this.isKept = true;
      this.list = this.#read();
    }

    /// A note: { track (its id), at (frames from the track's start), rate, text, author, revision }.
    add(note) {
      this.list.push(note);
      this.#keep();
    }
    remove(note) {
      this.list = this.list.filter((each) => each !== note);
      this.#keep();
    }

    get author() { return this.#stored("lacquer author") ?? ""; }
    set author(name) { this.#store("lacquer author", name); }

    fileText() {
      const { title, artist } = this.album;
      return JSON.stringify({ lacquerNotes: 1, album: { title, artist }, notes: this.list }, null, 2) + "\n";
    }
    fileName() {
      const name = (this.album.title || "Album").replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, "_").slice(0, 80);
      return `${name} notes.json`;
    }

    #read() {
      try {
        const list = JSON.parse(this.#stored(this.key) ?? "[]");
        return Array.isArray(list) ? list : [];
      } catch {
        return [];
      }
    }
    #keep() { this.#store(this.key, JSON.stringify(this.list)); }
    #stored(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        this.isKept = false;
        return null;
      }
    }
    #store(key, text) {
      try {
        localStorage.setItem(key, text);
      } catch {
        this.isKept = false;
      }
    }
  }

  window.lacquer.Notes = Notes;
})();
