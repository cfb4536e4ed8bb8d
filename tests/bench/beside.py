"""The table of tests/bench/peers. Arguments: the build folder, the folder of music, a folder to work in."""

import datetime
import json
import os
import pathlib
import re
import resource
import subprocess
import sys

import numpy

import contenders as by
import gauges

BUILD, MUSIC, FOLDER = map(pathlib.Path, sys.argv[1:])
PIECES = ["hr3-desert.ogg", "hr3-hell.ogg", "hr3-rlyeh.ogg", "hr3-graveyard.ogg"]
PIECE_SECONDS = 60
TURNS = 5
PACKAGES = {"LSP": "lsp-plugins-lv2", "x42": "x42-plugins", "Calf": "calf-plugins", "ffmpeg": "ffmpeg", "sox": "sox"}

os.environ["XDG_CACHE_HOME"], os.environ["XDG_STATE_HOME"] = str(FOLDER / "cache"), str(FOLDER / "state")


def version_of(package):
    """None where it is not installed."""
    asked = ["dpkg-query", "-W", "-f=${db:Status-Status} ${Version}", package]
    status, _, version = subprocess.run(asked, capture_output=True, text=True).stdout.partition(" ")
    return version if status == "installed" else None


VERSIONS = {peer: version for peer, package in PACKAGES.items() if (version := version_of(package))}


def run(command):
    """(CPU seconds of the process, what it printed)"""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ran.stdout


def seconds_of(recipe, heard, made=None, words="float32"):
    """(CPU seconds of the modules alone, of all the work); writes `made` where it is given. What a program of its own
    takes for modules is known where nothing is written: it is what it takes with them less what it takes without."""
    kind, body = recipe
    if kind in ("module", "lv2"):
        said = run([BUILD / "tests" / f"{kind}_run", heard, made or "-", words, *body])[1]
        return tuple(map(float, said.split()))
    if kind == "ffmpeg":
        codec = "pcm_s16le" if words == "int16" else "pcm_f32le"
        begin, effects = ["ffmpeg", "-v", "error", "-y", "-filter_threads", "1", "-i", heard], ["-af", body]
        end = ["-c:a", codec, made] if made else ["-f", "null", "-"]
        commands = [[*begin, *effects, *end], [*begin, *end]]
    else:
        form = ["-b", "16"] if words == "int16" else ["-e", "float", "-b", "32"]
        begin = ["sox", "-V1", heard, *([*form, made] if made else ["-n"])]
        commands = [[*begin, *body], begin]
    used = run(commands[0])[0]
    return (None if made else used - run(commands[1])[0]), used


def music():
    """Four pieces, a minute out of each, peaks at full scale, faded at the joints."""
    parts = []
    for piece in PIECES:
        run([BUILD / "tests" / "module_run", MUSIC / piece, FOLDER / "piece.wav", "float32"])
        samples = gauges.read(FOLDER / "piece.wav")
        begin = (len(samples) - PIECE_SECONDS * gauges.RATE) // 2
        part = samples[begin : begin + PIECE_SECONDS * gauges.RATE]
        fade = numpy.minimum(1, numpy.arange(len(part)) / 2205)
        part = part * (fade * fade[::-1])[:, None]
        parts.append(part / numpy.abs(part).max())
    return numpy.concatenate(parts)


def row(label, cells):
    said = [cells.get(peer, "-") for peer in ["Lacquer", *VERSIONS]]
    print("| " + " | ".join([label, *said]) + " |", flush=True)


def speed(label, recipes, heard, timed=lambda recipe, heard: seconds_of(recipe, heard)[0]):
    """The best of TURNS, taken in turn."""
    best = {}
    for _ in range(TURNS):
        for peer, recipe in recipes.items():
            if peer == "Lacquer" or peer in VERSIONS:
                best[peer] = min(timed(recipe, heard), best.get(peer, numpy.inf))
    length = len(PIECES) * PIECE_SECONDS
    row(label, {peer: f"{length / seconds:,.0f}" for peer, seconds in best.items()})


def through(recipe, heard):
    """What comes out."""
    seconds_of(recipe, heard, FOLDER / "out.wav")
    return gauges.read(FOLDER / "out.wav")


def quality(label, recipes, measured):
    row(label, {peer: measured(recipe) for peer, recipe in recipes.items() if peer == "Lacquer" or peer in VERSIONS})


def warped(kind, hz, q):
    """For equalizers of one model or more, of which the best counts."""

    def measured(equalizer):
        impulse, times = FOLDER / "impulse.wav", hz / 1000
        curves = [[through(each, impulse) for each in equalizer([(kind, at, 6, q)])] for at in (hz, 1000)]
        return f"{min(gauges.warped_db(high, low, times) for high, low in zip(*curves)):.2f}"

    return measured


def noisy(equalizer):
    """What a bell far below adds to 1 kHz; of an equalizer's models the best counts."""
    tones = [through(each, FOLDER / "1k.wav") for each in equalizer([("bell", 40, 6, 1)])]
    return f"{min(gauges.distortion_db(tone, 1000) for tone in tones):.0f}"


def loudness(file):
    return json.loads(run([BUILD / "lacquer", "measure", file, "--json"])[1])["files"][0]["integratedLufs"]


def limited(recipe):
    over = gauges.over_db(through(recipe, FOLDER / "driven.wav"), by.CEILING_DB)
    return f"{over:+.2f} ({loudness(FOLDER / 'out.wav'):.1f})"


def distorted(recipe):
    alias = gauges.alias_db(through(recipe, FOLDER / "10k.wav"), 10000)
    return f"{alias:.0f} ({gauges.third_harmonic_db(through(recipe, FOLDER / '1k.wav'), 1000):.0f})"


def project(heard, chain):
    """An album of that file, with the chain of modules on it."""
    lacquer, album = BUILD / "lacquer", FOLDER / "album.lacquer"
    album.unlink(missing_ok=True)
    run([lacquer, "new", album, heard])
    for _, (module, *settings) in chain:
        run([lacquer, "chain", album, "album", "add", module])
        run([lacquer, "set", album, *(f"album.chain.{module}.{setting}" for setting in settings)])
    return album


def whole(recipe, heard):
    """CPU seconds from file to file, of a recipe or of a project."""
    if isinstance(recipe, pathlib.Path):
        into = ["--to", FOLDER / "delivered", "--as", "wav16", "--replace"]
        return run([BUILD / "lacquer", "deliver", recipe, *into, "--threads", "1"])[0]
    return seconds_of(recipe, heard, FOLDER / "chain.wav", "int16")[1]


def models(*makers):
    """An equalizer by the models that it has, as `warped` wants it."""
    return lambda bands: [make(bands) for make in makers]


def print_head():
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())[1]
    lacquer = run([BUILD / "lacquer", "--version"])[1].strip()
    versions = ", ".join([lacquer] + [f"{PACKAGES[peer]} {version}" for peer, version in VERSIONS.items()])
    print(f"Measured {datetime.date.today()} on {processor}, {os.cpu_count()} cores: {versions}.")
    missing = [package for peer, package in PACKAGES.items() if peer not in VERSIONS]
    if missing:
        print(f"Left out, not being installed: {', '.join(missing)}.")
    print()
    print("| " + " | ".join(["", "Lacquer", *VERSIONS]) + " |")
    print("|---|" + "---:|" * (1 + len(VERSIONS)))


def print_speeds(heard, driven):
    bands = by.BANDS
    row("**Times real time on one core**", dict.fromkeys(["Lacquer", *VERSIONS], ""))
    speed("equalizer, 8 bands, minimum phase", {
        "Lacquer": by.lacquer_equalizer(bands), "LSP": by.lsp_equalizer(bands), "x42": by.x42_equalizer(bands),
        "Calf": by.calf_equalizer(bands), "ffmpeg": by.ffmpeg_equalizer(bands), "sox": by.sox_equalizer(bands)}, heard)
    speed("equalizer, 8 bands, linear phase", {
        "Lacquer": by.lacquer_equalizer(bands, "linear"), "LSP": by.lsp_equalizer(bands, mode=1),
        "ffmpeg": by.ffmpeg_linear_equalizer()}, heard)
    speed("multiband, 4 bands", {
        "Lacquer": by.lacquer_multiband(-24), "LSP": by.lsp_multiband(-24), "Calf": by.calf_multiband(-24),
        "ffmpeg": by.ffmpeg_multiband(-24), "sox": by.sox_multiband(-24)}, heard)
    speed("true-peak limiter, driven 12 dB¹", LIMITERS, driven)
    speed("saturator, driven 12 dB²", SATURATORS, heard)
    speed("file to file: equalizer, multiband, limiter driven 6 dB, dither to 16 bits³", {
        "Lacquer": project(heard, [by.lacquer_equalizer(bands), by.lacquer_multiband(-24),
                                   ("module", by.LACQUER_LIMITER[1] + ["drive=6"])]),
        "LSP": by.chained(by.lsp_equalizer(bands), by.lsp_multiband(-24), ("lv2", by.LSP_LIMITER[1] + ["g_in=2"])),
        "Calf": by.chained(by.calf_equalizer(bands), by.calf_multiband(-24),
                           ("lv2", by.CALF_LIMITER[1] + ["level_in=2"])),
        "ffmpeg": by.chained(by.ffmpeg_equalizer(bands), by.ffmpeg_multiband(-24), ("ffmpeg", "volume=6dB"),
                             by.FFMPEG_LIMITER, ("ffmpeg", "aresample=osf=s16:dither_method=triangular")),
        "sox": by.chained(("sox", ["gain", "-6"]), by.sox_equalizer(bands), by.sox_multiband(-24),
                          ("sox", ["gain", "-l", "12", "gain", "-1", "dither"]))}, heard, whole)


def print_qualities():
    row("**What it does to the sound**", dict.fromkeys(["Lacquer", *VERSIONS], ""))
    equalizers = {
        "Lacquer": models(by.lacquer_equalizer),
        "LSP": models(by.lsp_equalizer, lambda bands: by.lsp_equalizer(bands, model=1)),
        "x42": models(by.x42_equalizer), "Calf": models(by.calf_equalizer), "ffmpeg": models(by.ffmpeg_equalizer),
        "sox": models(by.sox_equalizer)}
    quality("equalizer, bell at 16 kHz: furthest from the analogue curve to 20 kHz, dB⁴", equalizers,
            warped("bell", 16000, 1))
    quality("the same, bell at 10 kHz", equalizers, warped("bell", 10000, 1))
    quality("the same, high shelf at 10 kHz", equalizers, warped("highShelf", 10000, 0.7071))
    quality("equalizer, bell at 40 Hz: noise that it adds to 1 kHz, dBc⁵", equalizers, noisy)
    quality("limiter, driven 12 dB: true peak over -1 dBTP, dB (LUFS it leaves)¹", LIMITERS, limited)
    quality("the same with the style punchy in place of transparent", {
        "Lacquer": ("module", by.LACQUER_LIMITER[1] + ["style=punchy"])}, limited)
    quality("transparent again: distortion of 50 Hz, 6 dB over, dBc", LIMITERS, lambda recipe:
            f"{gauges.distortion_db(through(recipe, FOLDER / '50.wav'), 50):.0f}")
    quality("saturator: strongest alias of 10 kHz, dBc (third harmonic of 1 kHz, dBc)²", SATURATORS, distorted)
    quality("multiband at rest: furthest from flat, dB", {
        "Lacquer": by.lacquer_multiband(0), "LSP": by.lsp_multiband(0), "Calf": by.calf_multiband(0),
        "ffmpeg": by.ffmpeg_multiband(0), "sox": by.sox_multiband(0)},
        lambda recipe: f"{gauges.unevenness_db(through(recipe, FOLDER / 'impulse.wav')):.3f}")


def print_notes():
    print(f"""
All get the same files, four minutes of music at 44.1 kHz, and are asked for the same; what a peer has no like of is
"-". Speeds are by CPU time, the best of {TURNS} short runs that took turns (this one, that one, this one, that one),
since the machine is shared. A module's time is that of its processing; with ffmpeg and sox, that of the process less
that of one without effects.

1. Lacquer looks for peaks at 8 times the rate, LSP at "Half x8(3L)", x42 with "true peak", Calf at 4 times, ffmpeg
   between two resamplings (soxr) at 4 times. Judged at 16 times the rate.
2. Lacquer and ffmpeg (tanh) at 8 times the rate, Calf as it is. Who distorts less has less to fold: see the harmonic.
3. Lacquer is `lacquer deliver --threads 1`, which writes the track and the album, reads them back and measures them.
   The others write one file and do neither; LSP and Calf run in a bare host of ours. The limiter of sox knows no true
   peaks.
4. The analogue curve is the same filter's at 1 kHz, moved up. LSP: the better of its bilinear and its matched one.
5. -150 is what a file of 32-bit floats holds.""")


LIMITERS = {"Lacquer": by.LACQUER_LIMITER, "LSP": by.LSP_LIMITER, "x42": by.X42_LIMITER, "Calf": by.CALF_LIMITER,
            "ffmpeg": by.FFMPEG_LIMITER}
SATURATORS = {"Lacquer": by.LACQUER_SATURATOR, "Calf": by.CALF_SATURATOR, "ffmpeg": by.FFMPEG_SATURATOR}

samples = music()
heard = gauges.write(FOLDER / "music.wav", samples)
driven = gauges.write(FOLDER / "driven.wav", samples * by.gain(12))
gauges.write(FOLDER / "impulse.wav", gauges.impulse())
gauges.write(FOLDER / "10k.wav", gauges.sine(10000, -6))
gauges.write(FOLDER / "50.wav", gauges.sine(50, by.CEILING_DB + 6))
gauges.write(FOLDER / "1k.wav", gauges.sine(1000, -6))
print_head()
print_speeds(heard, driven)
print_qualities()
print_notes()
