"""Test sounds as 32-bit float WAV, and what is measured in the sounds that come back. Rates are 44.1 kHz."""

import pathlib
import sys

import numpy

sys.path.append(str(pathlib.Path(__file__).parent.parent / "proof"))
import sound

RATE = 44100
# Late: some plug-ins glide to their settings.
IMPULSE_AT, IMPULSE_FRAMES, IMPULSE_LEVEL = 5 << 15, 1 << 18, 0.1


def write(file, samples):
    return sound.write(file, samples, RATE)


def read(file):
    """The same, of a WAV in floats."""
    rate, samples = sound.parse_wav(file.read_bytes())
    assert rate == RATE and samples.dtype == numpy.float32
    return samples.astype(numpy.float64)


def impulse():
    samples = numpy.zeros((IMPULSE_FRAMES, 2))
    samples[IMPULSE_AT] = IMPULSE_LEVEL
    return samples


def sine(hz, level_db):
    """Four seconds; a whole number of cycles in every 1 << 16 frames."""
    cycles = round(hz * (1 << 16) / RATE)
    wave = 10 ** (level_db / 20) * numpy.sin(2 * numpy.pi * cycles / (1 << 16) * numpy.arange(4 * RATE))
    return numpy.column_stack([wave, wave])


def response_db(samples, hz):
    """Of an impulse's answer, at these frequencies."""
    spectrum = numpy.abs(numpy.fft.rfft(samples[4 << 15 :, 0])) / IMPULSE_LEVEL
    bins = numpy.fft.rfftfreq(len(samples) - (4 << 15), 1 / RATE)
    return numpy.interp(hz, bins, 20 * numpy.log10(numpy.maximum(spectrum, 1e-12)))


def warped_db(samples, low_samples, times):
    """How far a filter's curve, from 1 kHz to 20 kHz, lies from the analogue one: that of the same filter set `times`
    lower, moved up by as much. So far down a sampled filter is as an analogue one, and whatever a maker means by Q and
    by shelf is in both."""
    hz = numpy.geomspace(1000, 20000, 800)
    return numpy.abs(response_db(samples, hz) - response_db(low_samples, hz / times)).max()


def unevenness_db(samples):
    """The furthest from 0 dB, 20 Hz to 20 kHz."""
    return numpy.abs(response_db(samples, numpy.geomspace(20, 20000, 2000))).max()


def over_db(samples, ceiling_db):
    """True peak above the ceiling, by interpolation to 16 times the rate."""
    return sound.peak_16x_db(samples) - ceiling_db


def spectrum_of(samples):
    """Power of 1 << 16 frames out of the middle, by bins, through a window that keeps strong lines to themselves."""
    cut = samples[RATE : RATE + (1 << 16), 0]
    phase = 2 * numpy.pi * numpy.arange(len(cut)) / len(cut)
    window = 0.35875 - 0.48829 * numpy.cos(phase) + 0.14128 * numpy.cos(2 * phase) - 0.01168 * numpy.cos(3 * phase)
    return numpy.abs(numpy.fft.rfft(cut * window)) ** 2


def alias_db(samples, hz):
    """The strongest line that is neither the tone nor a harmonic of it, against the tone."""
    power = spectrum_of(samples)
    tone = round(hz * (1 << 16) / RATE)
    strange = numpy.ones(len(power), dtype=bool)
    for harmonic in range(0, len(power), tone):
        strange[max(0, harmonic - 8) : harmonic + 9] = False
    return 10 * numpy.log10(power[strange].max() / power[tone])


def distortion_db(samples, hz):
    """All that is not the tone, against the tone."""
    power = spectrum_of(samples)
    tone = round(hz * (1 << 16) / RATE)
    return 10 * numpy.log10((power[: tone - 8].sum() + power[tone + 9 :].sum()) / power[tone - 8 : tone + 9].sum())


def third_harmonic_db(samples, hz):
    """Against the tone."""
    power = spectrum_of(samples)
    tone = round(hz * (1 << 16) / RATE)
    return 10 * numpy.log10(power[3 * tone] / power[tone])
