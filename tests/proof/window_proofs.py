"""The window from dropped files to a delivery, by mouse and by keys; see tests/proof/window."""

import json
import pathlib
import re
import subprocess
import sys
import time

import numpy

import screen
import sound
from proving import FOLDER as folder
from proving import LACQUER as lacquer
from proving import failures, proof

here = pathlib.Path(__file__).parent
mixes = sorted(pathlib.Path(sys.argv[2]).glob("*.wav"))
names = [mix.stem for mix in mixes]
RATE = 44100  # of the mixes, and of the sound server
HEARD_SECONDS = 8


def rows():
    """The sequence as it is spoken: tracks and gaps."""
    return [each.name for each in screen.find("list", "Tracks")]


def titles():
    return [each.split(", ")[1] for each in rows() if not each.startswith(("gap", "no gap", "segue"))]


def value(slider):
    return screen.find("slider", slider).queryValue().currentValue


def state():
    """What the foot of the window says of the device."""
    return screen.find(None, "album 44").name


def chain_of(project):
    return [slot["module"] for slot in json.loads(project.read_text())["masters"][0]["albumChain"]]


def start(home):
    """The program, as on its first day."""
    home.mkdir(parents=True)
    program = subprocess.Popen([lacquer], env={**screen.environment(), "HOME": str(home)})
    screen.find("label", "Drop your mixes")
    return program


def record(start_or_stop, file):
    """What comes out of the program's JACK ports, again where the machine was late."""
    for _ in range(6):
        before = dropouts()
        start_or_stop()
        subprocess.run(["jack_rec", "-f", file, "-d", str(HEARD_SECONDS), "-b", "24", *program_ports()],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        start_or_stop()
        time.sleep(0.5)
        if dropouts() == before:
            break
    proof("it plays through JACK", "JACK" in state() and dropouts() == before, state())


def dropouts():
    return int(re.search(r"(\d+) dropouts", state())[1])


def program_ports():
    said = subprocess.run(["jack_lsp"], capture_output=True, text=True).stdout.split()
    return [port for port in said if port.startswith("lacquer") and ":out" in port]


def nearest(part, whole):
    """Where in the whole the part lies with the least difference."""
    size = 1 << (len(whole) + len(part)).bit_length()
    common = numpy.fft.irfft(numpy.fft.rfft(whole, size) * numpy.conj(numpy.fft.rfft(part, size)), size)
    energy = numpy.concatenate([[0.0], numpy.cumsum(whole**2)])
    places = len(whole) - len(part)
    return int(numpy.argmin(energy[len(part) : len(part) + places] - energy[:places] - 2 * common[:places]))


def prove_heard(recording, delivered):
    """Somewhere in the delivered album lies what was heard, the dither of 24 bits aside."""
    heard = sound.read(recording)[1]
    meant = sound.read(delivered / "Album.wav")[1]
    middle = len(heard) // 2
    at = nearest(heard[middle : middle + RATE, 0].astype(float), meant[:, 0].astype(float))
    begin, end = max(0, middle - at), min(len(heard), len(meant) - at + middle)
    while not heard[begin].any():  # Recorded before anything played.
        begin += 1
    off = numpy.abs(heard[begin:end] - meant[begin + at - middle : end + at - middle]).max()
    proof("what JACK got is what was delivered", off <= 3 and end - begin > HEARD_SECONDS / 2 * RATE,
          f"{(end - begin) / RATE:.1f} s, at most {off} steps of 24 bits apart")


def prove_delivery(project, fileset):
    said = subprocess.run([lacquer, "verify", fileset, "--against", project], capture_output=True, text=True)
    proof("the DDP is well, and is the saved album's", said.returncode == 0, said.stdout.strip().splitlines()[-1:])


# --- by mouse


def row(begins):
    return screen.wait_until(
        lambda: next((each for each in screen.find("list", "Tracks") if each.name.startswith(begins)), None),
        what=begins)


def choose(menu, *items):
    """Out of the menu bar, through menus within menus."""
    within = screen.find("menu item", menu)
    screen.click(within)
    for item in items:
        above = within
        within = screen.wait_until(lambda: next(screen.all_in(above, "menu item", item), None), what=item)
        screen.click(within)


def drop(files, onto):
    """From another program's window."""
    other = subprocess.Popen([sys.executable, here / "dropper.py", *files], stderr=subprocess.DEVNULL)
    start_point = screen.window_point("^Mixes$")
    time.sleep(1.0)
    screen.drag(start_point, onto)
    other.wait(timeout=20)


def sequence_by_mouse():
    drop(mixes[:3], screen.point(screen.find("label", "Drop your mixes")))
    screen.wait_until(lambda: len(titles()) == 3, what="three tracks")
    x, y, width, _height = screen.box(row("2, "))
    drop(mixes[3:], (x + width // 2, y + 2))
    screen.wait_until(lambda: len(titles()) == 4, what="four tracks")
    proof("dropped files make an album, and more go in where they are dropped",
          titles() == [names[0], names[3], names[1], names[2]], titles())
    screen.drag(screen.point(row("4, "), 0.3), screen.point(row("1, "), 0.3, 0.1))
    screen.wait_until(lambda: titles()[0] == names[2], 10, "the last track at first")
    screen.click(row("gap"), 0.2)
    time.sleep(1.0)  # The field is open.
    screen.press("ctrl+a")
    screen.write("-3")
    screen.press("Return")
    screen.wait_until(lambda: any("segue" in each for each in rows()), what="a segue")
    proof("a row is dragged, a gap is typed", titles()[0] == names[2], rows()[:3])


def chain_by_mouse():
    for module in ("Equalizer", "Compressor", "Limiter"):
        choose("Chain", "Add to the album", module)
        screen.find("radio button", module)
    screen.click(screen.find("radio button", "Equalizer"))
    screen.click(screen.find("image", "Equalizer curve"), 0.8, 0.4, times=2)
    screen.find("slider", "Band 2 gain" if screen.every("slider", "Band 2 gain") else "Band 1 gain")
    screen.click(screen.find("radio button", "Limiter"))
    across, down = screen.point(screen.find("slider", "Drive"), 0.5, 0.3)
    screen.drag((across, down), (across, down - 20))
    screen.wait_until(lambda: value("Drive") > 1.0, what="drive")
    proof("modules are added, a knob turns", value("Drive") > 1.0, f"drive {value('Drive'):.1f} dB")


def device_by_mouse():
    choose("Play", "Audio device")
    device = screen.find("combo box", "The system's default")
    screen.click(device)
    screen.click(screen.wait_until(lambda: next(screen.all_in(device, "list item", "system (JACK"), None), what="JACK"))
    screen.wait_until(lambda: program_ports(), what="the program's ports")
    screen.click(screen.every("push button", "Close")[-1])


def deliver_by_mouse(project):
    choose("Album", "Save as")
    screen.find("text", "File name:")
    screen.write(str(project))
    screen.click(screen.find("push button", "Save"))
    screen.wait_until(project.exists, what=project)
    screen.click(screen.find("page tab", "Delivery"))
    screen.click(screen.find("push button", "+ DDP"))
    screen.click(screen.find("push button", "+ WAV"))
    screen.click(screen.find("push button", "Deliver"))


def by_mouse(project):
    program = start(project.parent / "home")
    sequence_by_mouse()
    chain_by_mouse()
    device_by_mouse()
    play = screen.find("push button", "Play or stop")
    record(lambda: screen.click(play), project.parent / "heard.wav")
    deliver_by_mouse(project)
    finish(project, program)


def finish(project, program):
    """What is true however one got here, with the delivery under way."""
    screen.wait_until(lambda: screen.every("label", "✓ 11 files"), 600, "the end of the delivery")
    screen.press("ctrl+s")
    screen.wait_until(lambda: "deliveries" in json.loads(project.read_text()), what="the saved album")
    subprocess.run(["import", "-window", "root", project.parent / "delivered.png"])
    program.terminate()
    program.wait(timeout=20)
    proof("the chain is in the saved album", chain_of(project) == ["equalizer", "compressor", "limiter"])
    prove_delivery(project, project.parent / "delivered" / "ddp")
    prove_heard(project.parent / "heard.wav", project.parent / "delivered" / "wav24")


# --- by keys


def command(words):
    """Out of the command palette."""
    screen.press("ctrl+k")
    time.sleep(1.0)  # A popup is on the bus only while it has the focus.
    screen.write(words)
    time.sleep(0.3)
    screen.press("Return")


def tab_to(role, name):
    """As often as it takes; everything can be reached so."""
    for _ in range(150):
        if (found := screen.focused())[0] == role and found[1].startswith(name):
            return
        screen.press("Tab")
    raise screen.NotThere(f"{role} '{name}' by the tabulator")


def sequence_by_keys():
    command("add mixes")
    screen.find("text", "File name:")
    screen.write(" ".join(f'"{mix}"' for mix in mixes))
    screen.press("Return")
    screen.wait_until(lambda: len(titles()) == 4, what="four tracks")
    tab_to("list item", "1, ")
    screen.press("alt+Down")
    screen.wait_until(lambda: titles()[1] == names[0], 10, "the first track behind the second")
    command("edit the gap before")
    screen.press("ctrl+a")
    screen.write("-3")
    screen.press("Return")
    screen.wait_until(lambda: any("segue" in each for each in rows()), what="a segue")
    proof("keys alone make an album and sequence it", titles() == [names[1], names[0], *names[2:]], rows()[:3])


def chain_by_keys():
    for module in ("equalizer", "compressor", "limiter"):
        command(f"add to the album: {module}")
        screen.find("radio button", module.capitalize())
    tab_to("slider", "Drive")
    screen.press(*["Up"] * 20)
    screen.wait_until(lambda: value("Drive") > 1.0, what="drive")
    proof("keys alone add modules and turn a knob", value("Drive") > 1.0, f"drive {value('Drive'):.1f} dB")


def device_by_keys():
    command("audio device")
    tab_to("combo box", "The system's default")
    screen.press("Down", "Down")
    screen.wait_until(program_ports, what="the program's ports")
    screen.press("Escape")


def deliver_by_keys(project):
    command("save as")
    screen.find("text", "File name:")
    screen.write(str(project))
    screen.press("Return")
    screen.wait_until(project.exists, what=project)
    tab_to("page tab list", "Album")
    screen.press("Right")
    for target in ("+ DDP", "+ WAV"):
        tab_to("push button", target)
        screen.press("Return")
    screen.press("ctrl+e")


def by_keys(project):
    program = start(project.parent / "home")
    sequence_by_keys()
    chain_by_keys()
    device_by_keys()
    tab_to("list item", "2, ")
    record(lambda: screen.press("space"), project.parent / "heard.wav")
    deliver_by_keys(project)
    finish(project, program)


for way, do in (("by mouse", by_mouse), ("by keys", by_keys)):
    print(f"-- {way}")
    do(folder / way / "Proof.lacquer")
sys.exit(bool(failures))
