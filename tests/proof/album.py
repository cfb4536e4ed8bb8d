"""The album of tests/proof/real_music: nine pieces as mixes of every format, sequenced and mastered."""

import subprocess

# Piece, mix, how ffmpeg makes it; None: the package's own file.
MIXES = [
    ("hr3-crossroads", "Crossroads.wav", ["-c:a", "pcm_s16le"]),
    ("hr-domina-hunting", "Hunting Grounds.wav", ["-ar", "48000", "-c:a", "pcm_s24le"]),
    ("hr3-desert", "Desert.flac", ["-ar", "96000", "-c:a", "flac", "-sample_fmt", "s32", "-bits_per_raw_sample", "24"]),
    ("hr3-caves", "Caves.aiff", ["-ar", "48000", "-ac", "1", "-c:a", "pcm_s24be"]),
    ("hr3-jungle", "Jungle.mp3", ["-ar", "48000", "-c:a", "libmp3lame", "-b:a", "256k"]),
    ("hr3-motion", "Motion.ogg", None),
    ("hr3-mirror", "Mirror.opus", ["-c:a", "libopus", "-b:a", "160k"]),
    ("hr3-icyland", "Icy Land.caf", ["-ar", "48000", "-c:a", "pcm_s24le"]),
    ("hr-domina-mountain", "Lost Mountain.wav", ["-af", "volume=6dB", "-c:a", "pcm_f32le"]),
]
OVER_FULL_SCALE = "Lost Mountain.wav"
RATE = 48000  # of most of the mixes
CEILING_DBTP = -1.0

MODULES = [
    ("2", "equalizer"), ("3", "stereo"), ("4", "compressor"), ("6", "equalizer"), ("6", "compressor"), ("9", "limiter"),
    ("album", "equalizer"), ("album", "compressor"), ("album", "limiter"),
]
KEYS = """
    title=Hyperbolic|artist=Various Artists|upc=036000291452|catalogueNumber=LQ 001|label=Lacquer|genre=Soundtrack
    language=English|date=2026-11-22|copyright=Shawn Parrotte, Lincoln Domina; CC BY-SA 3.0
    track.1.title=Crossroads|track.1.artist=Shawn Parrotte|track.1.isrc=DEA452600001|track.1.fadeOut=2
    track.2.isrc=DEA452600002|track.2.artist=Lincoln Domina|track.2.composer=Lincoln Domina|track.2.gap=1.5
    track.2.chain.equalizer.band1.frequency=260|track.2.chain.equalizer.band1.gain=-1.5
    track.3.isrc=DEA452600003|track.3.artist=Shawn Parrotte|track.3.gap=0|track.3.chain.stereo.width=112
    track.4.isrc=DEA452600004|track.4.gap=2.345|track.4.level=-0.8|track.4.chain.compressor.threshold=-24
    track.4.fadeIn=0.5|track.5.isrc=DEA452600005|track.5.fadeOut=3.5|track.6.gap=-3.5|track.6.fadeIn=3.5
    track.6.isrc=DEA452600006|track.6.title=Königsbewegung|track.6.artist=Shawn Parrotte
    track.6.chain.equalizer.band1.type=highShelf|track.6.chain.equalizer.band1.frequency=6000
    track.6.chain.equalizer.band1.gain=1.2|track.6.chain.compressor.ratio=1.5
    track.7.isrc=DEA452600007|track.7.gap=3|track.8.isrc=DEA452600008|track.8.clip.1.gain=-1.25|track.8.gap=0.5
    track.9.isrc=DEA452600009|track.9.artist=Lincoln Domina|track.9.level=-6|track.9.chain.limiter.ceiling=0
    album.chain.equalizer.band1.type=lowCut|album.chain.equalizer.band1.frequency=24
    album.chain.equalizer.band2.type=highShelf|album.chain.equalizer.band2.frequency=9500
    album.chain.equalizer.band2.gain=0.8|album.chain.compressor.ratio=1.5|album.chain.compressor.threshold=-20
    album.chain.limiter.drive=2|album.chain.limiter.ceiling=-1
"""


def make_mixes(music, folder):
    """The mixes, in order; those that are there stay."""
    folder.mkdir(exist_ok=True)
    for piece, name, how in MIXES:
        mix = folder / name
        if mix.exists():
            continue
        if how is None:
            mix.write_bytes((music / f"{piece}.ogg").read_bytes())
        else:
            source = music / f"{piece}.ogg"
            command = ["ffmpeg", "-v", "error", "-y", "-i", source, "-map", "0:a", "-map_metadata", "-1", *how, mix]
            subprocess.run(command, check=True)
    return [folder / name for _, name, _ in MIXES]


def master(run, project):
    """Chains, codes, gaps, a segue. `run` is the program."""
    for chain, module in MODULES:
        run("chain", project, chain, "add", module)
    run("set", project, *[key.strip() for line in KEYS.strip().splitlines() for key in line.split("|")])
