"""The proofs of tests/proof/modules, one line each. Arguments: the program, the folder of music, a folder to work in."""

import subprocess

import numpy

import sound
from proving import FOLDER, MUSIC, finish, proof, run

RATE = 44100
BLOCK = 1 << 15


def through(mix, *slots):
    """What the file becomes in a chain of (module, {key: value}), as a float file holds it."""
    (FOLDER / "M.lacquer").unlink(missing_ok=True)
    run("new", "M.lacquer", mix)
    keys = []
    for module, values in slots:
        run("chain", "M.lacquer", "1", "add", module)
        keys += [f"track.1.chain.{module}.{key}={value}" for key, value in values.items()]
    if keys:
        run("set", "M.lacquer", *keys)
    run("deliver", "M.lacquer", "--to", "out", "--as", "wav32f", "--replace")
    track = next(file for file in sorted((FOLDER / "out" / "wav32f").iterdir()) if file.name[:2] == "01")
    return sound.read(track)[1].astype(numpy.float64)


def spectra(samples):
    window = numpy.hanning(BLOCK)
    starts = range(0, len(samples) - BLOCK, BLOCK // 2)
    return numpy.array([numpy.fft.rfft(samples[at : at + BLOCK] * window) for at in starts])


def transfer(before, after):
    """Of the left channel: complex gain by frequency, averaged over all of the music."""
    dry, wet = spectra(before[:, 0]), spectra(after[:, 0])
    return (wet * dry.conj()).sum(axis=0) / (numpy.abs(dry) ** 2).sum(axis=0)


def at(response, hz):
    """The same round a frequency."""
    place = round(hz * BLOCK / RATE)
    return response[max(1, place - 2) : place + 3].mean()


def db(value):
    return float(20 * numpy.log10(numpy.maximum(numpy.abs(value), 1e-15)))


def power_db(samples):
    return float(10 * numpy.log10(numpy.maximum((samples**2).mean(), 1e-30)))


def band(samples, low, high):
    spectrum = numpy.fft.rfft(samples, axis=0)
    hz = numpy.fft.rfftfreq(len(samples), 1 / RATE)
    spectrum[(hz < low) | (hz > high)] = 0
    return numpy.fft.irfft(spectrum, len(samples), axis=0)


def gain_db(before, after, low, high):
    """By how much one channel became louder between two frequencies."""
    hz = numpy.fft.rfftfreq(BLOCK, 1 / RATE)
    inside = (hz >= low) & (hz <= high)
    dry, wet = ((numpy.abs(spectra(file)[:, inside]) ** 2).sum() for file in (before, after))
    return float(10 * numpy.log10(wet / dry))


def levels_db(samples, seconds):
    """Of stretches that long, those above -60 dB."""
    size = int(seconds * RATE)
    mono = (samples**2).mean(axis=1)
    means = mono[: len(mono) // size * size].reshape(-1, size).mean(axis=1)
    return 10 * numpy.log10(means[means > 1e-6])


def spread_db(samples):
    low, high = numpy.percentile(levels_db(samples, 0.4), [10, 95])
    return float(high - low)


def prove_tone(mix, dry):
    for phase in ("minimum", "linear"):
        wet = through(mix, ("equalizer", {"phase": phase, "band1.frequency": 1000, "band1.gain": 3, "band1.q": 1}))
        response = transfer(dry, wet)
        figures = f"{db(at(response, 1000)):+.3f} dB at 1 kHz, {db(at(response, 60)):+.3f} at 60 Hz"
        holds = abs(db(at(response, 1000)) - 3) < 0.02 and abs(db(at(response, 60))) < 0.05
        if phase == "linear":
            turned = max(abs(numpy.angle(at(response, hz), deg=True)) for hz in (500, 700, 1400, 2000))
            figures += f", turned by {turned:.3f} degrees at most"
            holds = holds and turned < 0.1
        proof(f"equalizer, {phase} phase: a bell of 3 dB", holds, figures)
    wet = through(mix, ("equalizer", {"phase": "mixed", "mixedFrequency": 500, "band1.frequency": 100, "band1.gain": 3,
                                      "band2.on": "on", "band2.frequency": 4000, "band2.gain": -3}))
    response = transfer(dry, wet)
    low, high = (max(abs(numpy.angle(at(response, hz), deg=True)) for hz in places)
                 for places in ((70, 140), (2500, 3300, 5000, 7000)))
    proof("equalizer, mixed phase: turns below 500 Hz as its bell does, not above",
          abs(db(at(response, 100)) - 3) < 0.05 and abs(db(at(response, 4000)) + 3) < 0.02 and low > 5 and high < 0.1,
          f"{db(at(response, 100)):+.3f} dB at 100 Hz, {db(at(response, 4000)):+.3f} at 4 kHz, turned by {low:.1f} "
          f"degrees at 70 and 140 Hz, {high:.3f} from 2.5 to 7 kHz")
    wet = through(mix, ("gain", {"gain": -6}))
    apart = power_db(wet - dry * 10 ** (-6 / 20)) - power_db(wet)
    proof("gain: 6 dB less and nothing else", apart < -140, f"what differs lies {apart:.0f} dB under the music")


def prove_dynamics(mix, dry):
    wet = through(mix, ("compressor", {"threshold": -28, "ratio": 3, "attack": 20, "release": 200}))
    proof("compressor: loud and quiet come nearer", spread_db(wet) < spread_db(dry) - 1,
          f"10 % to 95 % of the levels span {spread_db(dry):.1f} dB before, {spread_db(wet):.1f} after")
    wet = through(mix, ("compressor", {"mode": "upward", "detection": "rms", "threshold": -14, "ratio": 3, "attack": 20,
                                       "release": 200, "range": 12}))
    quiet, loud = (numpy.percentile(levels_db(wet, 0.4), part) - numpy.percentile(levels_db(dry, 0.4), part)
                   for part in (10, 95))
    proof("compressor, upward: the quiet comes up, the loud stays", quiet > 0.5 and loud < quiet - 0.5,
          f"{quiet:+.1f} dB at the quietest tenth, {loud:+.1f} at the loudest twentieth")
    crests = []
    for ahead in ({"delay": 0}, {"delay": 3, "lookAhead": 3}):
        wet = through(mix, ("compressor", {"threshold": -20, "ratio": 8, "attack": 2, "release": 200, **ahead}))
        crests.append(db(numpy.abs(wet).max()) - power_db(wet))
    proof("compressor: looking ahead catches the attack", crests[1] < crests[0] - 0.5,
          f"peaks stand {crests[0]:.1f} dB over the level without, {crests[1]:.1f} with 3 ms")
    for phase in ("minimum", "linear"):
        wet = through(mix, ("multiband", {"phase": phase}))
        uneven = max(abs(gain_db(dry[:, 0], wet[:, 0], hz / 1.1, hz * 1.1))
                     for hz in (40, 80, 120, 300, 1000, 3000, 5000, 9000))
        apart = power_db(wet - dry) - power_db(dry)
        holds = uneven < 0.01 and (phase == "minimum" or apart < -120)
        proof(f"multiband at rest, {phase} phase: its bands add up", holds,
              f"{uneven:.4f} dB from flat at most" + (f", null {apart:.0f} dB" if phase == "linear" else ""))
    wet = through(mix, ("multiband", {"band1.threshold": -40, "band1.ratio": 4, "band1.attack": 10}))
    low, high = (power_db(band(wet, *ends)) - power_db(band(dry, *ends)) for ends in ((30, 90), (2000, 4000)))
    proof("multiband: the lows alone are compressed", low < -1 and abs(high) < 0.1,
          f"{low:+.1f} dB from 30 to 90 Hz, {high:+.2f} from 2 to 4 kHz")
    wet = through(mix, ("multiband", {"band4.mode": "expand", "band4.threshold": -30, "band4.ratio": 3, "band4.range": 12}))
    low, high = (power_db(band(wet, *ends)) - power_db(band(dry, *ends)) for ends in ((100, 1000), (9000, 16000)))
    proof("multiband: the highs alone are expanded", high < -1 and abs(low) < 0.1,
          f"{high:+.1f} dB from 9 to 16 kHz, {low:+.2f} from 100 Hz to 1 kHz")
    wet = through(mix, ("deEsser", {"frequency": 6000, "threshold": -45, "range": 6}))
    low, high = (power_db(band(wet, *ends)) - power_db(band(dry, *ends)) for ends in ((100, 2000), (7000, 16000)))
    proof("de-esser: the sharp part alone is turned down", high < -1 and abs(low) < 0.1,
          f"{high:+.1f} dB from 7 to 16 kHz, {low:+.2f} from 100 Hz to 2 kHz")


def prove_ceilings():
    for rate in (44100, 48000, 96000):
        mix = music(rate)
        dry = through(mix)
        for module, drive in (("limiter", 12), ("clipper", 6)):
            wet = through(mix, (module, {"drive": drive, "ceiling": -1}))
            peak, louder = sound.peak_16x_db(wet), power_db(wet) - power_db(dry)
            proof(f"{module} driven {drive} dB at {rate} Hz: no true peak over -1 dBTP by more than 0.05 dB",
                  peak < -0.95, f"{peak:+.3f} dBTP, {louder:+.1f} dB louder")


def prove_saturator(mix, dry):
    for bands in (1, 3):
        more = {"bands": 3, "lowDrive": -24} if bands == 3 else {}
        wet = through(mix, ("saturator", {"curve": "tape", "drive": 6, **more}))
        response = transfer(dry, wet)
        added = numpy.abs(spectra(wet[:, 0]) - response * spectra(dry[:, 0])) ** 2
        added_db = 10 * numpy.log10(added.sum() / (numpy.abs(spectra(wet[:, 0])) ** 2).sum())
        louder = power_db(wet) - power_db(dry)
        proof(f"saturator in {bands} band{'s' if bands > 1 else ''}: colour at the same level",
              -70 < added_db < -15 and abs(louder) < 1, f"{added_db:.1f} dB of it is new, {louder:+.2f} dB louder")


def prove_stereo(mix, dry):
    wet = through(mix, ("stereo", {"monoBelow": 120, "monoSlope": 48, "highWidth": 130}))
    side = [file[:, 0] - file[:, 1] for file in (dry, wet)]
    low, high = gain_db(*side, 30, 60), gain_db(*side, 8000, 16000)
    apart = power_db(wet.sum(axis=1) - dry.sum(axis=1)) - power_db(dry.sum(axis=1))
    proof("stereo: mono lows, wider highs, and the mono sum as it was",
          low < -30 and abs(high - db(1.3)) < 0.3 and apart < -120,
          f"side {low:+.0f} dB from 30 to 60 Hz, {high:+.2f} from 8 to 16 kHz; sum's null {apart:.0f} dB")


def prove_dc(mix, dry):
    sound.write(FOLDER / "dc.wav", dry + 0.05, RATE)
    before, wet = through("dc.wav"), through("dc.wav", ("dcFilter", {}))
    left = abs(wet[len(wet) // 2 :].mean())
    lows = gain_db(before[:, 0] - 0.05, wet[:, 0], 36, 44)
    proof("DC filter: a constant goes, the lows stay", left < 1e-5 and abs(lows) < 0.05,
          f"0.05 becomes {left:.1e}; {lows:+.3f} dB at 40 Hz")


def prove_balance(mix):
    ringing = ("equalizer", {"band1.frequency": 3150, "band1.gain": 12, "band1.q": 8})
    before = through(mix, ringing)
    after = through(mix, ringing, ("spectralBalance", {"depth": 60, "range": 6}))
    response = transfer(before, after)
    there = db(at(response, 3150))
    elsewhere = numpy.mean([db(at(response, hz)) for hz in (100, 200, 400, 800, 1200)])
    proof("spectral balance: a resonance at 3.15 kHz is tamed", there < -1.5 and there < elsewhere - 1,
          f"{there:+.1f} dB there, {elsewhere:+.2f} on average from 100 Hz to 1.2 kHz")


def prove_automation(mix, dry):
    points = {"gain@5": "0,linear", "gain@15": -12}
    wet = through(mix, ("gain", points))
    lead = (len(wet) - len(sound.read(mix)[1])) / RATE  # the file begins that long ahead of the mix
    times, worst = (4, 6, 7.5, 10, 12.5, 14, 16), 0.0
    for seconds in times:
        place = slice(int(seconds * RATE) - 5, int(seconds * RATE) + 5)
        course = -1.2 * numpy.clip(seconds - lead - 5, 0, 10)
        loud = numpy.abs(dry[place]) > 1e-3
        if loud.any():
            heard = 20 * numpy.log10(numpy.abs(wet[place][loud] / dry[place][loud]))
            worst = max(worst, float(numpy.abs(heard - course).max()))
    proof("automation: a gain falls from 0 to -12 dB between 5 and 15 s", worst < 0.01,
          f"{worst:.4f} dB off its course at most, at {times} s")


def music(rate):
    """Forty seconds of it, as float at that rate."""
    mix = FOLDER / f"mix{rate}.wav"
    command = ["ffmpeg", "-v", "error", "-y", "-i", MUSIC / "hr3-crossroads.ogg", "-t", "40", "-ar", rate, "-ac", 2,
               "-af", "volume=-3dB", "-map_metadata", "-1", "-c:a", "pcm_f32le", mix]
    subprocess.run([str(word) for word in command], check=True)
    return mix


def main():
    mix = music(RATE)
    dry = through(mix)
    prove_tone(mix, dry)
    prove_dynamics(mix, dry)
    prove_ceilings()
    prove_saturator(mix, dry)
    prove_stereo(mix, dry)
    prove_dc(mix, dry)
    prove_balance(mix)
    prove_automation(mix, dry)
    finish()


main()
