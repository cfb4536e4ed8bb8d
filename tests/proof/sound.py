"""Sound files and levels, read and measured by nothing of Lacquer's: the second opinion of tests/proof/real_music."""

import re
import struct
import subprocess

import numpy


def parse_wav(data):
    """(rate, frames x channels): integers as int32, floats as float32."""
    assert data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE"
    at, rate, samples = 12, 0, None
    while at + 8 <= len(data) and samples is None:
        name, size = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            code, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", body)
            code = struct.unpack_from("<H", body, 24)[0] if code == 0xFFFE else code
        elif name == b"data":
            samples = float_samples(body) if code == 3 else integers(body, bits)
        at += 8 + size + size % 2
    return rate, samples.reshape(-1, channels)


def float_samples(body):
    return numpy.frombuffer(body, dtype="<f4")


def integers(body, bits):
    if bits == 16:
        return numpy.frombuffer(body, dtype="<i2").astype(numpy.int32)
    assert bits == 24
    low_first = numpy.frombuffer(body, dtype=numpy.uint8).reshape(-1, 3).astype(numpy.int32)
    value = low_first[:, 0] | low_first[:, 1] << 8 | low_first[:, 2] << 16
    return value - ((value & 0x800000) << 1)


def read(file):
    """The same of a WAV, or of a FLAC through the reference decoder."""
    if file.suffix == ".flac":
        return parse_wav(subprocess.run(["flac", "-dcs", file], check=True, capture_output=True).stdout)
    return parse_wav(file.read_bytes())


def write(file, samples, rate):
    """A WAV in floats of frames x 2 samples, full scale 1."""
    body = samples.astype("<f4").tobytes()
    format_chunk = struct.pack("<4sIHHIIHH", b"fmt ", 16, 3, 2, rate, rate * 8, 8, 32)
    data = format_chunk + struct.pack("<4sI", b"data", len(body)) + body
    file.write_bytes(struct.pack("<4sI4s", b"RIFF", 4 + len(data), b"WAVE") + data)
    return file


def decoded_frames(file):
    """How many frames ffmpeg decodes."""
    command = ["ffmpeg", "-v", "error", "-i", file, "-map", "0:a", "-ac", "1", "-f", "s16le", "-"]
    return len(subprocess.run(command, check=True, capture_output=True).stdout) // 2


def ffmpeg_loudness(file):
    """(LUFS, dBTP) by ffmpeg's own meter, which prints tenths."""
    command = ["ffmpeg", "-nostats", "-i", file, "-map", "0:a", "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stderr.rsplit("Summary:")[-1]
    return float(re.search(r"I:\s+(\S+) LUFS", said)[1]), float(re.search(r"Peak:\s+(\S+) dBFS", said)[1])


def peak_16x_db(samples):
    """True peak by band-limited interpolation to 16 times the rate, in dB; samples at full scale 1."""
    block, edge, times = 1 << 16, 1 << 12, 16
    slope = 0.5 - 0.5 * numpy.cos(numpy.pi * (numpy.arange(edge // 2) + 0.5) / (edge // 2))
    window = numpy.concatenate([slope, numpy.ones(block - edge), slope[::-1]])
    peak = 0.0
    for channel in samples.T:
        padded = numpy.pad(channel.astype(numpy.float64), (edge, block))
        for at in range(0, len(channel), block - 2 * edge):
            spectrum = numpy.fft.rfft(padded[at : at + block] * window)
            fine = numpy.fft.irfft(spectrum, block * times) * times
            peak = max(peak, numpy.abs(fine[edge * times : -edge * times]).max())
    return 20 * numpy.log10(peak)


def cd_starts(pq_descriptor):
    """{track: sector of its INDEX 01} from a DDP's PQDESCR, sector 0 at the start of the first pause."""
    starts = {}
    for at in range(0, len(pq_descriptor), 64):
        packet = pq_descriptor[at : at + 64].decode("ascii")
        assert packet.startswith("VVVS")
        track, index, minutes, seconds, sectors = (packet[a : a + 2] for a in (4, 6, 10, 12, 14))
        if track.isdigit() and track != "00" and index == "01":
            starts[int(track)] = (int(minutes) * 60 + int(seconds)) * 75 + int(sectors)
    return starts
