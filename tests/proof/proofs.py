"""The proofs of tests/proof/real_music, one line each. Arguments: the program, the folder of music, a folder to work in."""

import hashlib
import json
import pathlib

import numpy

import album
import sound
from proving import FOLDER, MUSIC, finish, proof, run

FORMATS = ["wav16", "wav24", "flac24"]
FULL_SCALE = {"wav16": 1 << 15, "wav24": 1 << 23, "flac24": 1 << 23}


def deliver(project, folder, formats, *more):
    """{format: (its report, its track files, its album file)}"""
    asked = [word for name in formats for word in ("--as", name)]
    report = json.loads(run("deliver", project, "--to", folder, *asked, *more, "--replace", "--json"))
    return {each["format"]: (each, *files_of(each)) for each in report["deliveries"]} | {"report": report}


def files_of(delivery):
    """Track files in order, and the album file: the one that has no number."""
    sounds = [pathlib.Path(file["path"]) for file in delivery["files"]]
    sounds = sorted(file for file in sounds if file.suffix in (".wav", ".flac"))
    tracks = [file for file in sounds if file.name[:2].isdigit()]
    return tracks, next((file for file in sounds if file not in tracks), None)


def joined(files):
    return numpy.concatenate([sound.read(file)[1] for file in files])


def clock(frames, rate):
    return f"{frames // rate // 60}:{frames // rate % 60:02}"


def prove_import(mixes):
    sources = json.loads((FOLDER / "Real.lacquer").read_text())["sources"]
    lengths = [(source["frames"], sound.decoded_frames(mix)) for source, mix in zip(sources, mixes)]
    rates = sorted({source["rate"] for source in sources})
    proof("new takes every mix whole, as long as ffmpeg decodes it", all(a == b for a, b in lengths),
          f"{len(mixes)} mixes of {rates} Hz, differences {[a - b for a, b in lengths]} frames")


def prove_fileset(delivered):
    said = run("verify", "delivered/ddp", "--against", "Real.lacquer")
    proof("verify --against finds all well", said.endswith("all is well\n"), f"{said.count('holds ')} checks")
    _, tracks, _ = deliver("Real.lacquer", "at44", ["wav16"], "--rate", 44100)["wav16"]
    files = joined(tracks)
    fileset = next((FOLDER / "delivered/ddp").glob("*/DDPID")).parent
    image = numpy.frombuffer((fileset / "IMAGE.DAT").read_bytes(), dtype="<i2").reshape(-1, 2)
    starts = sound.cd_starts((fileset / "PQDESCR").read_bytes())
    heard = image[starts[1] * 588 :]
    same = len(files) <= len(heard) < len(files) + 588 and numpy.array_equal(heard[: len(files)], files)
    rest = heard[len(files) :]
    proof("IMAGE.DAT is the joined tracks of wav16 at 44100, to the bit", same and not rest.any(),
          f"{len(files)} frames, {len(rest)} zeros fill the last sector; ahead of them {image[:starts[1] * 588].any():d}")
    shown = json.loads(run("show", "Real.lacquer", "--json"))
    late = [track["startFrames"] * 44100 / shown["rate"] / 588 - (starts[track["number"]] - starts[1])
            for track in shown["tracks"]]
    proof("PQDESCR starts each track where show says", all(0 <= sectors < 1 for sectors in late),
          f"{len(starts)} tracks, at most {max(late):.2f} sectors ahead of it")


def prove_files(delivered):
    shown = json.loads(run("show", "Real.lacquer", "--json"))
    wanted = [track["startFrames"] for track in shown["tracks"]] + [shown["lengthFrames"]]
    for name in FORMATS:
        _, tracks, whole = delivered[name]
        cut = [sound.read(track)[1] for track in tracks]
        rate, samples = sound.read(whole)
        proof(f"{name} tracks laid end to end are the album file, to the bit",
              numpy.array_equal(numpy.concatenate(cut), samples), f"{len(cut)} files, {clock(len(samples), rate)}")
        places = [0, *numpy.cumsum([len(track) for track in cut])]
        proof(f"{name} files begin and end where show says", places == wanted and rate == shown["rate"],
              f"{len(places)} places")
    float32 = sound.read(deliver("Real.lacquer", "float", ["wav32f"])["wav32f"][2])[1].astype(numpy.float64)
    for name in FORMATS:
        steps = numpy.abs(sound.read(delivered[name][2])[1] - float32 * FULL_SCALE[name]).max()
        proof(f"{name} is the float print but for its dither", steps <= 1.51, f"at most {steps:.3f} steps off")
    return float32


def prove_levels(delivered):
    """Loudness against ffmpeg's meter; peaks against one of 16 times the rate."""
    for name in ("wav24", "wav16"):
        report, tracks, _ = delivered[name]
        rows = []
        for said, file in zip(report["tracks"], tracks):
            lufs, dbtp = sound.ffmpeg_loudness(file)
            peak = sound.peak_16x_db(sound.read(file)[1] / FULL_SCALE[name])
            rows.append((said["integratedLufs"] - lufs, said["truePeakDbtp"] - dbtp, said["truePeakDbtp"] - peak))
        loudness, coarse, fine = zip(*rows)
        # ffmpeg prints tenths, and looks for peaks at 4 times the rate: it may miss half a decibel.
        holds = max(map(abs, loudness)) < 0.11 and -0.1 < min(coarse) and max(coarse) < 0.6 and max(map(abs, fine)) < 0.1
        proof(f"{name} is as loud and peaks as high as others measure", holds,
              f"off ffmpeg's by at most {max(map(abs, loudness)):.2f} LU and by {min(coarse):+.2f} to {max(coarse):+.2f}"
              f" dB, off a 16x meter's by {max(map(abs, fine)):.3f} dB")


def prove_headroom(mixes):
    mix = next(mix for mix in mixes if mix.name == album.OVER_FULL_SCALE)
    (FOLDER / "Float.lacquer").unlink(missing_ok=True)
    run("new", "Float.lacquer", mix)
    source = sound.read(mix)[1]
    # Frame 0 is the start mark, ahead of the first sound.
    whole = sound.read(deliver("Float.lacquer", "untouched", ["wav32f"])["wav32f"][2])[1]
    ahead = len(whole) - len(source)
    peak = 20 * numpy.log10(numpy.abs(whole).max())
    proof("a float mix over full scale comes through untouched, to the bit",
          ahead >= 0 and not whole[:ahead].any() and numpy.array_equal(whole[ahead:], source) and peak > 3,
          f"{len(source)} frames, peak {peak:+.2f} dBFS, {ahead} frames of silence ahead")


def prove_ceiling(mixes):
    (FOLDER / "Driven.lacquer").unlink(missing_ok=True)
    run("new", "Driven.lacquer", *mixes, "--chain", "safety")
    run("set", "Driven.lacquer", "album.chain.limiter.drive=6", f"album.chain.limiter.ceiling={album.CEILING_DBTP}")
    whole = sound.read(deliver("Driven.lacquer", "driven", ["wav32f"])["wav32f"][2])[1]
    over = sound.peak_16x_db(whole) - album.CEILING_DBTP
    proof("the limiter driven by 6 dB keeps its ceiling", over <= 0.1, f"{over:+.4f} dB over it by a 16x meter")


def prove_sameness():
    def digests(folder, *how):
        deliver("Real.lacquer", folder, ["ddp", "wav16", "wav24", "flac24", "wav32f"], *how)
        # A printed page says when it was printed.
        files = sorted(file for file in (FOLDER / folder).rglob("*") if file.is_file() and file.suffix != ".pdf")
        return {str(file.relative_to(FOLDER / folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

    first, second = (digests("same", "--threads", threads, "--block", block) for threads, block in ((1, 64), (2, 4096)))
    proof("one thread with blocks of 64 and two with blocks of 4096 write the same files", first == second,
          f"{len(first)} files, sha256")


def played(*how):
    """What ALSA's file plug-in took down, without the zeros at its ends; and the program's own account."""
    capture, config = FOLDER / "capture.raw", FOLDER / "asound.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\n"
                      f'pcm.capfile {{ type file slave.pcm "null" file "{capture}" format "raw" }}\n'
                      'pcm.!default { type plug slave.pcm "capfile" }\n')
    capture.unlink(missing_ok=True)
    said = json.loads(run("play", "Real.lacquer", *how, "--json", ALSA_CONFIG_PATH=str(config), JACK_NO_START_SERVER="1"))
    samples = trimmed(numpy.frombuffer(capture.read_bytes(), dtype="<f4"))
    capture.unlink()
    return samples, said


def trimmed(samples):
    sounding = numpy.flatnonzero(samples)
    return samples[sounding[0] : sounding[-1] + 1]


def prove_playing(float32):
    print_ = float32.astype(numpy.float32)
    heard, said = played()
    proof("what play sends to ALSA is the float delivery, to the bit", numpy.array_equal(heard, trimmed(print_.ravel())),
          f"{said['framesPlayed']} frames, {said['dropouts']} dropouts")
    start = json.loads(run("show", "Real.lacquer", "--json"))["tracks"][6]["startFrames"]
    heard, said = played("--from", 7, "--for", 25)
    wanted = print_[start : start + 25 * album.RATE]
    wanted = trimmed(wanted.ravel())
    ramp, heard = len(heard) - len(wanted), heard[: len(wanted)]
    # The chains settle within their run-up, to the last bit but one; and nobody stops without a ramp.
    off = numpy.abs(heard - wanted).max() if 0 <= ramp <= album.RATE // 50 else numpy.inf
    proof("play --from 7 --for 25 sends that stretch", off < 2**-23,
          f"{said['framesPlayed']} frames, off by at most {off:.1e}, {ramp // 2} frames of ramp at the stop")


def main():
    mixes = album.make_mixes(MUSIC, FOLDER / "mixes")
    (FOLDER / "Real.lacquer").unlink(missing_ok=True)
    run("new", "Real.lacquer", *mixes)
    prove_import(mixes)
    album.master(run, "Real.lacquer")
    delivered = deliver("Real.lacquer", "delivered", ["ddp", *FORMATS])
    shown = json.loads(run("show", "Real.lacquer", "--json"))
    proof("new takes the commonest rate, deliver is done", shown["rate"] == album.RATE,
          f"{shown['rate']} Hz, {clock(shown['lengthFrames'], shown['rate'])}, "
          f"{delivered['report']['timesRealTime']:.0f} times real time")
    prove_fileset(delivered)
    float32 = prove_files(delivered)
    prove_levels(delivered)
    prove_headroom(mixes)
    prove_ceiling(mixes)
    prove_sameness()
    prove_playing(float32)
    finish()


main()
