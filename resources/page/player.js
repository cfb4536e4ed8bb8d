// The player: a sound file for each revision of the album, each the whole album, so that nothing between its tracks can
// be lost. One revision is heard; another one, the standby, runs along silently at the same place, so that the change
// from one to the other takes no time. All places are frames of the revision that is meant.
"use strict";

window.lacquer = {};

(() => {
  const streamedLufs = -14.0;
  const inStepSeconds = 0.005; // Within which two revisions are at the same place.
  const steeredSeconds = 0.002; // To which a standby that was out of step is brought.
  // -180 dB. A volume of 0 is no silence for Chromium but leave to hurry: it skips some 50 ms when the sound comes back.
  const silence = 1e-9;
  const crossfadeMs = 20;

  class Player extends EventTarget {
    constructor(revisions) {
      super();
      this.revisions = revisions;
      this.active = revisions.length - 1;
      this.standby = revisions.length > 1 ? revisions.length - 2 : null;
      this.level = revisions.length > 1 ? "matched" : "delivered";
      this.wanted = null; // The revision that is to be heard as soon as it is in step.
      this.leadSeconds = 0.0; // How long the standby's last search took: so far ahead the next one aims.
      this.soughtAt = null;
      this.sounds = revisions.map((revision, n) => this.#soundOf(revision, n));
      this.canSetLevel = this.#tryLevel();
      this.#setVolumes();
      setInterval(() => this.#keepInStep(), 50);
    }

    get revision() { return this.revisions[this.active]; }
    get sound() { return this.sounds[this.active]; }
    get isPlaying() { return !this.sound.paused && !this.sound.ended; }
    get frame() { return Math.min(Math.round(this.sound.currentTime * this.revision.rate), this.revision.frames); }

    /// Place in the revision's tracks of the one that a frame belongs to.
    trackAt(frame, revision = this.revision) {
      let found = 0;
      revision.tracks.forEach((track, n) => { if (track.start <= frame) found = n; });
      return found;
    }

    async play() {
      try {
        await this.sound.play();
      } catch (error) {
        if (error.name !== "AbortError") this.#tell("trouble", this.#cannotPlay(this.active));
        return;
      }
      this.#keepInStep();
    }
    pause() {
      for (const sound of this.sounds) sound.pause();
      this.#settle();
    }
    seek(frame) {
      this.sound.currentTime = Math.min(Math.max(frame, 0), this.revision.frames) / this.revision.rate;
      this.#settle();
      this.#tell("moved");
    }
    toTrack(n) {
      const track = this.revision.tracks[n];
      if (track) this.seek(track.start);
    }

    /// What the revision is turned by at this level, dB; never above 0, so that nothing can clip.
    gainDb(n = this.active, level = this.level) {
      const lufs = this.revisions[n].lufs;
      if (lufs === null || level === "delivered") return 0.0;
      if (level === "streamed") return Math.min(0.0, streamedLufs - lufs);
      const softest = Math.min(...this.revisions.map((each) => each.lufs ?? lufs));
      return softest - lufs;
    }
    setLevel(level) {
      this.level = level;
      this.#setVolumes();
      this.#tell("level");
    }

    /// Changes to another revision at the same place, as soon as it is in step.
    change(n) {
      if (n === this.active || !this.revisions[n]) { this.wanted = null; return; }
      if (n !== this.standby) {
        if (this.standby !== null) this.sounds[this.standby].pause();
        this.standby = n;
      }
      this.wanted = n;
      this.deadline = performance.now() + 1500;
      if (this.isPlaying) this.#keepInStep();
      else { this.#settle(); this.#swap(); }
    }
    /// To the revision that was heard before.
    changeBack() { if (this.standby !== null) this.change(this.standby); }

    /// The time in revision `to` at which the same moment is: the same track, as far from its start.
    #sameTime(to) {
      const from = this.revision;
      const frame = this.sound.currentTime * from.rate;
      const track = from.tracks[this.trackAt(Math.round(frame))];
      const there = to.tracks.find((each) => each.id === track.id);
      const time = there ? there.start / to.rate + Math.min((frame - track.start) / from.rate,
                                                            (there.end - there.start) / to.rate)
                         : frame / from.rate;
      return Math.min(time, to.frames / to.rate);
    }
    #settle(leadSeconds = 0.0) {
      if (this.standby === null) return;
      this.sounds[this.standby].currentTime = this.#sameTime(this.revisions[this.standby]) + leadSeconds;
      this.soughtAt = performance.now();
    }
    #keepInStep() {
      if (this.standby === null || !this.isPlaying) return;
      const other = this.sounds[this.standby];
      const revision = this.revisions[this.standby];
      const place = this.#sameTime(revision);
      const off = other.currentTime - place;
      const isAtItsEnd = place > revision.frames / revision.rate - 0.2;
      // What is left of another rate in the browser's buffers moves the place once more when the rate ends.
      const isInStep = !other.paused && !other.seeking && other.playbackRate === 1.0 && Math.abs(off) <= inStepSeconds;
      const isOnItsWay = other.seeking || other.readyState < 2;
      if (!isOnItsWay && this.soughtAt !== null) {
        this.leadSeconds = Math.min((performance.now() - this.soughtAt) / 1000, 2.0);
        this.soughtAt = null;
      }
      if (isOnItsWay) {
        other.preload = "auto";
      } else if (isAtItsEnd) {
        other.pause(); // Else it would begin anew.
      } else if (other.paused) {
        other.play().catch(() => {});
      } else if (Math.abs(off) > 0.3) {
        this.#settle(this.leadSeconds);
      } else if (!isInStep) {
        // Nobody hears the standby: it may run a little slower or faster until it is where it should be.
        other.playbackRate = Math.abs(off) < steeredSeconds ? 1.0 : Math.min(Math.max(1.0 - 2.0 * off, 0.75), 1.25);
      }
      if (this.wanted !== null && (isInStep || performance.now() > this.deadline)) this.#swap();
    }
    #swap() {
      const [from, to] = [this.sound, this.sounds[this.wanted]];
      this.standby = this.active;
      this.active = this.wanted;
      this.wanted = null;
      to.playbackRate = 1.0;
      to.muted = false;
      if (!from.paused) to.play().catch(() => {});
      const [left, reached] = [from.volume, this.#volume(this.active)];
      const began = performance.now();
      const step = () => {
        const share = Math.min((performance.now() - began) / crossfadeMs, 1.0);
        if (this.sounds[this.active] !== to) return; // Changed again meanwhile, which sets all volumes.
        to.volume = Math.max(reached * share, silence);
        from.volume = Math.max(left * (1.0 - share), silence);
        if (share < 1.0) setTimeout(step, 2);
        else this.#setVolumes();
      };
      step();
      this.#tell("revision");
    }

    #volume(n) { return Math.pow(10.0, this.gainDb(n) / 20.0); }
    #setVolumes() {
      this.sounds.forEach((sound, n) => {
        sound.muted = n !== this.active && !this.canSetLevel;
        sound.volume = n === this.active ? this.#volume(n) : silence;
      });
    }
    /// Some telephones leave the level to their keys.
    #tryLevel() {
      const sound = document.createElement("audio");
      sound.volume = 0.5;
      return sound.volume === 0.5;
    }
    #soundOf(revision, n) {
      const sound = document.createElement("audio");
      sound.preload = n === this.active ? "auto" : "metadata";
      sound.preservesPitch = false;
      sound.dataset.revision = revision.revision;
      sound.src = revision.file;
      for (const name of ["play", "pause", "seeked", "ended"])
        sound.addEventListener(name, () => { if (n === this.active) this.#tell("moved"); });
      sound.addEventListener("error", () => this.#tell("trouble", this.#cannotPlay(n)));
      document.body.append(sound);
      return sound;
    }
    #cannotPlay(n) {
      return `${this.revisions[n].file} cannot be played. Is it in the folder of this page?`;
    }
    #tell(what, detail) { this.dispatchEvent(new CustomEvent(what, { detail })); }
  }

  window.lacquer.Player = Player;
})();
