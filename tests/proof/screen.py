"""A window as a person meets it: what it is called and where it is comes from the accessibility bus, and what is done to
it goes through the X server as a mouse's and a keyboard's."""

import os
import subprocess
import time

import pyatspi
from gi.repository import Atspi

Atspi.Accessible.set_cache_mask(pyatspi.Registry.getDesktop(0), Atspi.Cache.NONE)  # What is there now, not what was.


class NotThere(Exception):
    pass


def environment():
    """What a program needs to be met here."""
    return {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


def wait_until(holds, seconds=60.0, what="it"):
    """What `holds` returned as soon as that is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := holds():
                return found
        except (LookupError, RuntimeError):  # A widget that went while one looked at it.
            pass
        time.sleep(0.05)
    raise NotThere(f"{what}: not there after {seconds:.0f} s")


def all_in(node, role=None, name=None):
    """What is shown inside `node`, of that role, its name beginning so."""
    for at in range(node.childCount):
        child = node.getChildAtIndex(at)
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        if (role is None or child.getRoleName() == role) and (name is None or child.name.startswith(name)):
            yield child
        # A table's cells are many, and none is looked for by name.
        if child.getRoleName() != "table":
            yield from all_in(child, role, name)


def every(role, name=None):
    """What is shown of that role, its name beginning so, in all programs."""
    return list(all_in(pyatspi.Registry.getDesktop(0), role, name))


def find(role, name=None, seconds=60.0):
    return wait_until(lambda: next(iter(every(role, name)), None), seconds, f"{role} '{name}'")


def box(node):
    at = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return at.x, at.y, at.width, at.height


def point(node, across=0.5, down=0.5):
    x, y, width, height = box(node)
    return round(x + across * width), round(y + down * height)


def focused():
    """The role and name of what has the focus; of the item where a list has it. A current item says that it has it
    wherever the focus is."""
    found = (None, None)
    for program in pyatspi.Registry.getDesktop(0):
        for node in all_in(program):
            role, has = node.getRoleName(), node.getState().contains(pyatspi.STATE_FOCUSED)
            if has and role == "list item":
                has = node.parent.getState().contains(pyatspi.STATE_FOCUSED)
            if has and role != "page tab":
                found = role, node.name
    return found


def window_point(title):
    """The middle of a window that is not on the accessibility bus."""
    identity = wait_until(
        lambda: subprocess.run(["xdotool", "search", "--name", title], capture_output=True, text=True).stdout.split(),
        what=title)[0]
    words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", identity], capture_output=True, text=True).stdout
    at = {key: int(value) for key, value in (line.split("=") for line in words.split())}
    return at["X"] + at["WIDTH"] // 2, at["Y"] + at["HEIGHT"] // 2


def click(node, across=0.5, down=0.5, button=1, times=1):
    xdotool("mousemove", *point(node, across, down), "click", "--repeat", times, "--delay", 60, button)


def drag(start, end, steps=12):
    """From one point of the screen to the other, as a hand moves."""
    xdotool("mousemove", *start, "mousedown", 1)
    for step in range(1, steps + 1):
        xdotool("mousemove", *(round(a + (b - a) * step / steps) for a, b in zip(start, end)))
        time.sleep(0.03)
    time.sleep(0.2)
    xdotool("mouseup", 1)


def press(*keys):
    for key in keys:
        xdotool("key", "--clearmodifiers", key)
        time.sleep(0.05)


def write(text):
    xdotool("type", "--delay", 15, "--", text)
