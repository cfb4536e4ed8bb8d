"""A window of another program, with files to be dragged out of it: a file manager's part. dropper.py FILE..."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

files = [pathlib.Path(name).resolve().as_uri() for name in sys.argv[1:]]
window = Gtk.Window(title="Mixes")
window.set_default_size(160, 60)
window.set_keep_above(True)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label=f"{len(files)} files"))
handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
handle.drag_source_add_uri_targets()
handle.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris(files))
handle.connect("drag-end", lambda _widget, _context: Gtk.main_quit())
window.add(handle)
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(1400, 950)
Gtk.main()
