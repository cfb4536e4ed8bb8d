"""How Lacquer and each peer is told to do the same: the equalizer's bands, the splits of the multiband, the ceiling.
What is not named here stands as each has it. A recipe is ("module", words), ("lv2", words), ("ffmpeg", filters) or
("sox", effects)."""

LSP = "http://lsp-plug.in/plugins/lv2/"
CALF = "http://calf.sourceforge.net/plugins/"
X42 = "http://gareus.org/oss/lv2/"

# kind, Hz, dB, Q. Cuts of 12 dB/oct at both ends, shelves, four bells.
BANDS = [
    ("lowCut", 20, 0, 0.7071), ("lowShelf", 80, 2, 0.7071),
    ("bell", 200, -2, 1), ("bell", 800, 2, 1), ("bell", 3000, -2, 1), ("bell", 6000, 2, 1),
    ("highShelf", 10000, -2, 0.7071), ("highCut", 20000, 0, 0.7071),
]
SPLITS = [120, 1000, 5000]
CEILING_DB, CEILING = -1.0, 10 ** (-1.0 / 20)


def gain(db):
    return 10 ** (db / 20)


# Equalizer: bands in minimum phase.


def lacquer_equalizer(bands, phase="minimum"):
    words = ["equalizer", f"phase={phase}"]
    for n, (kind, hz, db, q) in enumerate(bands, 1):
        words += [f"band{n}.on=on", f"band{n}.type={kind}", f"band{n}.frequency={hz}"]
        words += [f"band{n}.resonance={q}"] if kind.endswith("Cut") else [f"band{n}.gain={db}", f"band{n}.q={q}"]
    return ("module", words)


def lsp_equalizer(bands, mode=0, model=0):
    """Mode 0 is minimum phase, 1 linear; model 0 is its bilinear filter, 1 its matched one."""
    kinds = {"bell": 1, "lowCut": 2, "highShelf": 3, "highCut": 4, "lowShelf": 5}
    words = [LSP + "para_equalizer_x16_stereo", f"mode={mode}"]
    for n, (kind, hz, db, q) in enumerate(bands):
        words += [f"ft_{n}={kinds[kind]}", f"fm_{n}={model}", f"f_{n}={hz}", f"g_{n}={gain(db)}"]
        words += [f"q_{n}={q if kind == 'bell' else 0}"]
    return ("lv2", words)


def x42_equalizer(bands):
    """Bells go to the first sections that reach so high."""
    words, section = [X42 + "fil4#stereo", "LSsec=0", "HSsec=0"] + [f"sec{n}=0" for n in (1, 2, 3, 4)], 0
    for kind, hz, db, q in bands:
        if kind == "bell":
            section = max(section + 1, next(n for n, top in enumerate((2000, 4000, 10000, 20000), 1) if hz <= top))
            words += [f"sec{section}=1", f"freq{section}={hz}", f"gain{section}={db}", f"q{section}={q}"]
        elif kind == "lowCut":
            words += ["HighPass=1", f"HPfreq={hz}"]
        elif kind == "highCut":
            words += ["LowPass=1", f"LPfreq={hz}", "LPQ=0.7"]
        else:
            name = "LS" if kind == "lowShelf" else "HS"
            words += [f"{name}sec=1", f"{name}freq={hz}", f"{name}gain={db}"]
    return ("lv2", words)


def calf_equalizer(bands):
    words, bells = [CALF + "Equalizer8Band"], 0
    names = {"lowCut": "hp", "highCut": "lp", "lowShelf": "ls", "highShelf": "hs"}
    for kind, hz, db, q in bands:
        bells += kind == "bell"
        name = names.get(kind, f"p{bells}")
        words += [f"{name}_active=1", f"{name}_freq={hz}", f"{name}_q={q}"]
        words += [f"{name}_mode=0"] if kind.endswith("Cut") else [f"{name}_level={gain(db)}"]
    return ("lv2", words)


def ffmpeg_equalizer(bands):
    names = {"lowCut": "highpass", "highCut": "lowpass", "lowShelf": "bass", "highShelf": "treble", "bell": "equalizer"}
    filters = ["aformat=sample_fmts=dblp"]
    for kind, hz, db, q in bands:
        width = 0.5 if kind.endswith("Shelf") else q  # Half of it is its shelf without a resonance.
        filters.append(f"{names[kind]}=f={hz}:t=q:w={width}" + ("" if kind.endswith("Cut") else f":g={db}"))
    return ("ffmpeg", ",".join(filters))


def sox_equalizer(bands):
    names = {"lowCut": "highpass", "highCut": "lowpass", "lowShelf": "bass", "highShelf": "treble", "bell": "equalizer"}
    words = []
    for kind, hz, db, q in bands:
        if kind == "bell":
            words += ["equalizer", hz, f"{q}q", db]
        else:
            words += [names[kind], hz, f"{q}q"] if kind.endswith("Cut") else [names[kind], db, hz, f"{q}q"]
    return ("sox", [str(word) for word in words])


def ffmpeg_linear_equalizer():
    """One curve through points like the bands'; as many taps as ours."""
    points = [(20, -3), (40, 1.5), (80, 1), (200, -2), (800, 2), (3000, -2), (6000, 2), (10000, -1), (20000, -5)]
    entries = ";".join(f"entry({hz},{db})" for hz, db in points)
    return ("ffmpeg", f"firequalizer=gain_entry='{entries}':delay={8192 / 44100:.4f}:fixed=1")


# Multiband: four bands that compress 2:1 from a threshold, attack 20 ms, release 200 ms.


def lacquer_multiband(threshold_db):
    words = ["multiband", "count=4"] + [f"split{n}={hz}" for n, hz in enumerate(SPLITS, 1)]
    for n in (1, 2, 3, 4):
        words += [f"band{n}.ratio=2", f"band{n}.threshold={threshold_db}"]
    return ("module", words)


def lsp_multiband(threshold_db):
    """In its classic mode, which is as flat as the modern one, and faster."""
    words = [LSP + "mb_compressor_stereo", "mode=0"] + [f"cbe_{n}={int(n < 4)}" for n in range(1, 8)]
    words += [f"sf_{n}={hz}" for n, hz in enumerate(SPLITS, 1)]
    for n in range(4):
        words += [f"al_{n}={gain(threshold_db)}", f"cr_{n}=2", f"at_{n}=20", f"rt_{n}=200", f"kn_{n}={gain(-6)}"]
    return ("lv2", words)


def calf_multiband(threshold_db):
    """In its slopes of 24 dB, which are flatter than those of 48, and faster."""
    words = [CALF + "MultibandCompressor", "mode=0"] + [f"freq{n}={hz}" for n, hz in enumerate(SPLITS)]
    for n in range(4):
        words += [f"bypass{n}=0", f"threshold{n}={gain(threshold_db)}", f"ratio{n}=2", f"knee{n}={gain(6)}"]
        words += [f"attack{n}=20", f"release{n}=200", f"detection{n}=1"]
    return ("lv2", words)


def ffmpeg_multiband(threshold_db):
    curve = f"-90/-90,{threshold_db}/{threshold_db},12/{(threshold_db + 12) / 2}"
    bands = " | ".join(f"0.02,0.2 6 {curve} {hz}" for hz in [*SPLITS, 22000])
    return ("ffmpeg", f"mcompand='{bands}'")


def sox_multiband(threshold_db):
    curve = f"6:-90,-90,{threshold_db},{threshold_db},0,{threshold_db / 2}" if threshold_db else "-90,-90,0,0"
    words = ["mcompand", f"0.02,0.2 {curve}"]
    for hz in SPLITS:
        words += [str(hz), f"0.02,0.2 {curve}"]
    return ("sox", words)


# Limiters of true peaks at -1 dBTP. The drive is in the sound that they get.

LACQUER_LIMITER = ("module", ["limiter", f"ceiling={CEILING_DB}", "oversampling=8x"])
# Without the level regulation ahead of its limiter, which costs loudness and keeps no peak lower.
LSP_LIMITER = ("lv2", [LSP + "limiter_stereo", f"th={CEILING}", "boost=0", "alr=0", "ovs=10"])
X42_LIMITER = ("lv2", [X42 + "dpl#stereo", f"threshold={CEILING_DB}", "truepeak=1"])
CALF_LIMITER = ("lv2", [CALF + "Limiter", f"limit={CEILING}", "oversampling=4", "auto_level=0"])
FFMPEG_LIMITER = ("ffmpeg", f"aresample=176400:resampler=soxr,alimiter=limit={CEILING}:level=0,"
                            "aresample=44100:resampler=soxr")

# Saturators, driven by 12 dB.

LACQUER_SATURATOR = ("module", ["saturator", "drive=12", "oversampling=8x"])
CALF_SATURATOR = ("lv2", [CALF + "Saturator", f"level_in={gain(12)}"])
FFMPEG_SATURATOR = ("ffmpeg", "volume=12dB:precision=float,asoftclip=type=tanh:oversample=8")


def chained(*recipes):
    """One recipe of several of a kind."""
    kind, bodies = recipes[0][0], [body for _, body in recipes]
    return (kind, ",".join(bodies) if kind == "ffmpeg" else [word for body in bodies for word in body])
