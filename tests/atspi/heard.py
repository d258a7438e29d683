# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with what somebody hears of all that is on the screen: a control that says nothing of itself, and
English that was left over.
"""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
from person import TRANSLATION, children, wait_for, walk  # noqa: E402


def left_over():
    """Sentences of the source that French says otherwise."""
    said = {text for key, text in TRANSLATION._catalog.items() if key}
    keys = (key[0] if isinstance(key, tuple) else key for key, text in TRANSLATION._catalog.items() if key != text)
    return {key.split("\4")[-1].replace("_", "") for key in keys if key} - {text.replace("_", "") for text in said}


# Words; a plural of a number alone is “1” in the source.
ENGLISH = {said for said in left_over() if any(letter.isalpha() for letter in said)}
# What they hold has the focus before they have it.
SILENT = {"list", "scroll pane"}


def names(node):
    """A button with a mnemonic is called “_Add Add” in GTK 4.8."""
    name = node.get_name()
    half = len(name) // 2
    if "_" in name and name[: half + 1].replace("_", "") == name[half + 2 :]:
        name = name[half + 2 :]
    return [said for said in (name, node.get_description()) if said]


def is_named(node):
    if names(node):
        return True
    return any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY for relation in node.get_relation_set())


def is_on_screen(node):
    """GTK 4.8 tells as visible what is hidden with what holds it; that has no size."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    place = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return place.width > 0 and place.height > 0


def complaints(application):
    """Each in one line: what is wrong, and where."""
    return [complaint for window in children(application) for node in walk(window) for complaint in complain(node)]


def complain(node):
    focusable = node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
    if focusable and node.get_role_name() not in SILENT and not is_named(node) and is_on_screen(node):
        yield f"{node.get_role_name()} without a name in {path(node)}"
    for said in names(node):
        if said in ENGLISH and is_on_screen(node):
            yield f"{node.get_role_name()} “{said}” in {path(node)}"


def look_round(person):
    """Nothing on the screen is without a name, or in English."""

    def listened():
        heard = complaints(person.application)
        return [heard]  # not cut short by what went away meanwhile

    heard = wait_for("all that is on the screen", listened)[0]
    assert not heard, "\n".join(dict.fromkeys(heard))


def path(node):
    up = []
    while (node := node.get_parent()) and len(up) < 6:
        up.append(f"{node.get_role_name()} “{node.get_name()}”")
    return ", ".join(up)
