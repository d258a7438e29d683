# SPDX-License-Identifier: GPL-3.0-or-later
"""A person in front of the application, through AT-SPI, as an assistive technology sees it.

Nothing sleeps for a given time: every wait is for something to appear, and gives up after a while.
"""

import gettext
import json
import os
import signal
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("CARNET_PATIENCE", "60"))  # seconds
STEP = 0.02

TRANSLATION = gettext.translation("carnet-de-bord", os.environ["CARNET_LOCALE_DIR"], fallback=True)
_ = TRANSLATION.gettext


def ngettext(one, many, n):
    """For small numbers: Python's % does not know the flag that groups digits."""
    return TRANSLATION.ngettext(one, many, n).replace("%'u", "%u")


def wait_for(what, found, patience=PATIENCE):
    """What found() returns, once it returns something."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            result = found()
        except GLib.Error:  # it went away while being looked at
            result = None
        if result:
            return result
        time.sleep(STEP)
    raise AssertionError(f"waited in vain for {what}")


def children(node):
    return [child for child in (node.get_child_at_index(i) for i in range(node.get_child_count())) if child]


# Each question is a trip over the bus: these hold nothing that is looked for.
LEAVES = {"label", "image", "scroll bar", "page tab", "combo box", "separator"}


def walk(node):
    yield node
    if node.get_role_name() not in LEAVES:
        for child in children(node):
            yield from walk(child)


class Tool:
    """The command line, which plays the other people and checks what was done."""

    def __init__(self, program):
        self.program = program

    def __call__(self, command, *arguments):
        done = subprocess.run([self.program, command, *arguments, "-q"], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def ask(self, command, *arguments):
        """What it says in JSON."""
        done = subprocess.run([self.program, command, *arguments, "--json"], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


class Person:
    """One run of the application; starting again finds what the last run left."""

    def __init__(self, program, environment, *arguments):
        self.process = subprocess.Popen([program, *arguments], env={**os.environ, **environment})
        self.application = wait_for("the application", self._find_application)
        wait_for("a window", lambda: self.application.get_child_count() > 0)

    def _find_application(self):
        assert self.process.poll() is None, f"the application ended with {self.process.returncode}"
        for child in children(Atspi.get_desktop(0)):
            if child.get_process_id() == self.process.pid:
                return child
        return None

    def sees(self, role, name):
        """Whether it is there, now."""
        assert self.process.poll() is None, f"the application ended with {self.process.returncode}"
        for node in self._walk():
            if self._has_role(node, role) and self._has_name(node, name):
                return node
        return None

    def find(self, role, name):
        try:
            return wait_for(f"{role} “{name}”", lambda: self.sees(role, name))
        except AssertionError as error:
            self.picture("not-found")
            there = [node.get_name() for node in self._walk() if self._has_role(node, role)]
            raise AssertionError(f"{error}: there are {there}") from None

    def _walk(self):
        # What came last is in front.
        for window in reversed(children(self.application)):
            yield from walk(window)

    @staticmethod
    def _has_role(node, role):
        # Newer versions of AT-SPI say "button" for "push button".
        roles = (role,) if isinstance(role, str) else role
        return node.get_role_name() in roles + tuple(one.replace("push button", "button") for one in roles)

    @staticmethod
    def _has_name(node, name):
        # A button with a mnemonic is called "_Add Add" in GTK 4.8.
        # A status is heard by its text where newer versions give it no name.
        said = node.get_name() or (Person.read(node) if node.get_role_name() == "status bar" else "")
        return name(said) if callable(name) else said == name or said.endswith(f" {name}")

    def find_beside(self, role, name, neighbour):
        """The one nearest to neighbour: the first in the smallest group that holds both."""
        def found():
            group = neighbour
            while group := group.get_parent():
                for node in walk(group):
                    if self._has_role(node, role) and self._has_name(node, name):
                        return node
            return None

        return wait_for(f"{role} “{name}” there", found)

    def press(self, role, name, neighbour=None):
        node = self.find_beside(role, name, neighbour) if neighbour else self.find(role, name)
        wait_for(f"“{name}” to answer", lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE))
        assert node.get_action_iface().do_action(0)

    def act(self, action):
        """A command of the window, by its name."""
        def done():
            frame = children(self.application)[0]
            interface = frame.get_action_iface()
            for i in range(interface.get_n_actions()):
                if interface.get_action_name(i) == action:
                    return interface.do_action(i)
            return None

        wait_for(action, done)

    def write(self, role, name, text, neighbour=None):
        node = self.find_beside(role, name, neighbour) if neighbour else self.find(role, name)
        assert node.get_editable_text_iface().set_text_contents(text)
        return node

    @staticmethod
    def read(node):
        text = node.get_text_iface()
        if not text:  # the text within a row of GTK 4.8
            return node.get_description()
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))

    def choose_file(self, path):
        """In GTK's file chooser, which asks for a name when a slash is typed."""
        self.find("push button", self._is_open)
        subprocess.run(["xdotool", "mousemove", "300", "120"], check=True)
        # Until it has the focus, keys are lost.
        name = wait_for("the entry of the file chooser", lambda: self._find_text("/") or self.keys("slash"))
        assert name.get_editable_text_iface().set_text_contents(path)
        self.press("push button", self._is_open, name)

    def save_as(self, path):
        """In GTK's file chooser, under a name that it does not propose."""
        name = self.find("text", lambda said: said.startswith(("Nom", "Name", "_Name", "_Nom")) and said != _("Name"))
        assert name.get_editable_text_iface().set_text_contents(path)
        self.press("push button", lambda said: said.endswith(("Enregistrer", "Save")), name)
        wait_for(path, lambda: os.path.exists(path))

    @staticmethod
    def _is_open(said):
        return said.endswith(("Ouvrir", "Open"))

    def _find_text(self, start):
        for node in self._walk():
            if node.get_role_name() == "text" and self.read(node).startswith(start):
                return node
        return None

    @staticmethod
    def keys(*keys):
        """Pressed one after the other, in the window under the pointer: there is no window manager."""
        subprocess.run(["xdotool", "key", *keys], check=True)

    @staticmethod
    def picture(name):
        """Of the screen, for who develops: left in the folder CARNET_PICTURES, if any."""
        folder = os.environ.get("CARNET_PICTURES")
        if folder:
            subprocess.run(["import", "-window", "root", os.path.join(folder, f"{name}.png")], check=True)

    def kill(self):
        """Without warning, as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.act("window.close")
        wait_for("the end", lambda: self.process.poll() is not None)
        assert self.process.returncode == 0, self.process.returncode
