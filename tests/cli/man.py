#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""carnet(1) names every command, option, exit status and variable that the help names, and no other.

    man.py PROGRAM PAGE"""

import os
import re
import subprocess
import sys

COMMON = ["--json", "-q, --quiet", "-h, --help"]


def read_help(program, *command):
    env = dict(os.environ, LC_ALL="C")
    return subprocess.run([program, *command, "--help"], env=env, capture_output=True, check=True, text=True,
                          encoding="utf-8").stdout.replace("…", "...")


def block(text, title):
    found = re.search(rf"^{title}:\n((?:  .*\n)+)", text, re.M)
    return found.group(1) if found else ""


def options_of(text):
    """The options with their short names and metavariables; a name wider than its column stands alone."""
    return re.findall(r"^ {2,6}(-.*?)(?:  .*)?$", block(text, "Options"), re.M)


def plain(text):
    return re.sub(r"\\f.|\\&", "", text).replace("\\-", "-")


def sections_of(page):
    """The text under each heading .SH, and under .SS those of COMMANDS, by what the heading says."""
    sections = {}
    for line in page.splitlines():
        found = re.match(r'\.S([HS]) "?(.*?)"?$', line)
        if found:
            title = plain(found.group(2))
            sections[title] = []
        elif sections:
            sections[title].append(line)
    return {title: "\n".join(lines) for title, lines in sections.items()}


def tagged(text):
    return [plain(name) for name in re.findall(r"^\.TP\n(?:\.B )?(.*)$", text, re.M)]


def differences(what, in_help, in_page):
    for name in in_help:
        if name not in in_page:
            yield f"{what}: {name} is not in the page"
    for name in in_page:
        if name not in in_help:
            yield f"{what}: {name} is in the page alone"
    if sorted(in_help) == sorted(in_page) and in_help != in_page:
        yield f"{what}: in another order"


def find_faults(program, sections):
    top = read_help(program)
    commands = re.findall(r"^  (\S+)", block(top, "Commands"), re.M)
    helps = {name: read_help(program, name) for name in commands}
    usages = {name: re.match(r"Usage: carnet (.*) \[OPTIONS\]\n", text).group(1) for name, text in helps.items()}
    own = {usages[name]: [option for option in options_of(text) if option not in COMMON]
           for name, text in helps.items()}

    yield from differences("commands", list(usages.values()), [title for title in sections if not title.isupper()])
    for usage, options in own.items():
        yield from differences(usage, options, tagged(sections.get(usage, "")))
    for name, text in helps.items():
        if not set(COMMON) <= set(options_of(text)):
            yield f"{name}: does not take all of {COMMON}"
    yield from differences("options", COMMON + ["--version"], tagged(sections["OPTIONS"]))
    yield from differences("exit statuses", re.findall(r"^ *(\d+)  ", block(top, "Exit statuses"), re.M),
                           tagged(sections["EXIT STATUS"]))
    yield from differences("environment", re.findall(r"^  ([A-Z]\S*)", block(top, "Environment"), re.M),
                           [name for name in tagged(sections["ENVIRONMENT"]) if name.startswith("CARNET_")])


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        page = file.read()
    faults = list(find_faults(program, sections_of(page)))
    print("1..1")
    for fault in faults:
        print("#", fault)
    print("not ok" if faults else "ok", "1 carnet(1) says what the help says")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
