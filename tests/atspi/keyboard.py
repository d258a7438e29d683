# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who has a keyboard, no pointer, and hears: nothing is pressed or set through AT-SPI, which only says
where the focus is and what is there.
"""

import subprocess
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from person import Person, children, wait_for, walk  # noqa: E402

HEARD_OF = "4.8"
SKIPPED = 77
MENU_ITEMS = ("menu item", "radio menu item", "check menu item", "radio button", "push button")


class Typist(Person):
    """Keys go to the window in front, as a window manager would have it: there is none."""

    def __init__(self, *arguments):
        # Accents are typed as such on a keyboard that has them.
        subprocess.run(["setxkbmap", "fr", "-variant", "oss"], check=True)
        self.focus, self.front, self.moves = None, None, 0
        self.listener = Atspi.EventListener.new(self._hear)
        self.listener.register("object:state-changed:focused")
        super().__init__(*arguments)
        self._skip_other_gtk()

    def _skip_other_gtk(self):
        """What is heard is that of one version: 4.18 tells no name of an item of a menu."""
        version = self.application.get_toolkit_version()
        if version.startswith(f"{HEARD_OF}."):
            return
        self.process.kill()
        self.process.wait()
        print(f"This is for GTK {HEARD_OF}, and here is {version}.", file=sys.stderr)
        sys.exit(SKIPPED)

    def _hear(self, event):
        if event.detail1:
            self.focus = event.source
            self.moves += 1

    def attend(self):
        """The window in front has the keys; popovers, which have no title of their own, leave them to it."""
        windows = self._ask("search", "--onlyvisible", "--maxdepth", "1", "--pid", str(self.process.pid), "--name", ".+")
        titled = [one for one in windows if self._ask("getwindowname", one) != ["carnet-de-bord"]]
        if titled and titled[-1:] != self._ask("getwindowfocus", "-f"):
            self._ask("windowfocus", "--sync", titled[-1])

    def resize(self, width, height):
        """The window in front, as a person would with a window manager."""
        self.attend()
        subprocess.run(["xdotool", "getwindowfocus", "-f", "windowsize", str(width), str(height)], check=True)

    @staticmethod
    def _ask(*arguments):
        return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.split()

    def keys(self, *keys):
        self.attend()
        subprocess.run(["xdotool", "key", *keys], check=True)

    def type(self, text):
        self.attend()
        subprocess.run(["xdotool", "type", "--delay", "4", text], check=True)

    def listen(self):
        """What has the focus, or None. A window that opens, or comes back, says nothing of it at first."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        try:
            windows = children(self.application)
            if windows[-1] != self.front or not self.focus:
                self.focus = next((node for node in walk(windows[-1]) if self._has_focus(node)), None)
                self.front = windows[-1]
            # One that closes is not walked through: GTK 4.8 complains of what is half gone.
            elif len(windows) == 1 and not self._has_focus(self.focus):
                self.focus = None
        except (GLib.Error, IndexError):  # what is looked at goes away
            self.focus = None
        return self.focus

    @staticmethod
    def _has_focus(node):
        try:
            return node.get_state_set().contains(Atspi.StateType.FOCUSED)
        except GLib.Error:  # it went away
            return False

    def hear(self, role, name):
        """Waits until what has the focus is this."""
        def found():
            self.attend()
            node = self.listen()
            return node if node and self._has_role(node, role) and self._has_name(node, name) else None

        try:
            return wait_for(f"the focus in {role} “{name}”", found)
        except AssertionError as error:
            self.picture("focus")
            node = self.listen()
            said = f"{node.get_role_name()} “{node.get_name()}”" if node else "nothing"
            raise AssertionError(f"{error}: it is in {said}") from None

    def _follow(self, before):
        """Until the focus moves; a key pressed while a popover closes is lost, and is pressed again."""
        try:
            wait_for("the focus to move", lambda: self.listen() and self.moves > before, 2)
        except AssertionError:
            pass

    def go(self, role, name, key="Tab", patience=40):
        """With a key that moves the focus, pressed until it is there."""
        passed = []
        for _ in range(patience):
            node = self.listen()
            passed.append(node.get_name() if node else "nothing")
            if node and self._has_role(node, role) and self._has_name(node, name):
                return node
            before = self.moves
            self.keys(key)
            self._follow(before)
        raise AssertionError(f"{role} “{name}” is not reached with {key}, past {passed}")

    def choose(self, role, name, key="Down"):
        """Among what is listed, with the arrows, then Enter."""
        self.go(role, name, key)
        self.keys("Return")

    def pick(self, name):
        """In the menu that is open."""
        self.choose(MENU_ITEMS, name)

    def open_from_the_menu(self, label):
        self.keys("F10")
        self.pick(label.replace("_", ""))

    def leave(self):
        """Closes the window in front; the first Escape may only close what it says in a toast."""
        before = len(children(self.application))

        def gone():
            self.keys("Escape")
            return len(children(self.application)) < before

        wait_for("the window to close", gone)

    @staticmethod
    def is_on(node):
        states = node.get_state_set()
        return states.contains(Atspi.StateType.CHECKED) or states.contains(Atspi.StateType.PRESSED)

    @staticmethod
    def value(node):
        return node.get_value_iface().get_current_value()

    def quit(self):
        wait_for("the other windows to close", lambda: len(children(self.application)) == 1)
        self.keys("ctrl+q")
        wait_for("the end", lambda: self.process.poll() is not None)
        assert self.process.returncode == 0, self.process.returncode
