#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every file of cases/ (see cases/README.md) and reports each as one TAP test.

    cases.py PROGRAM [--tools FOLDER] [--update] [CASE…]

--tools is where `carnet-write` is, for what no command writes yet. --update writes what the commands print into the cases, to be read before it is committed."""

import os
import subprocess
import sys
import tempfile

import console

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "cases")
NEW_LOGBOOK = ('carnet new l.carnet --name "Personne d’essai" --organisation "Association d’essai" '
               '--territory commune:79049 --quiet && export CARNET_LOGBOOK=l.carnet')


class Case:
    def __init__(self, path):
        self.path = path
        self.name = os.path.splitext(os.path.basename(path))[0]
        self.comments = []
        self.headers = {}
        lines = open(path, encoding="utf-8").read().splitlines()
        while lines and not lines[0].startswith("$ "):
            line = lines.pop(0)
            self.comments.append(line)
            if not line.startswith("#") and ":" in line:
                key, value = line.split(":", 1)
                self.headers[key.strip()] = value.strip()
        self.steps = console.parse(lines)

    def run(self, program, tools, folder):
        env = console.environment(program, self.headers.get("language", "en"))
        env["PATH"] = os.pathsep.join([*tools, env["PATH"]])
        setup = NEW_LOGBOOK if self.headers.get("with") == "logbook" else ""
        return console.run(self.steps, folder, env, setup)

    def write(self, results, folder):
        lines = list(self.comments)
        for step, (out, err, status) in zip(self.steps, results):
            first, *more = step.command.split("\n")
            lines += ["$ " + first] + ["> " + line for line in more]
            lines += console.masked(out, folder).splitlines()
            lines += ["2> " + line for line in console.masked(err, folder).splitlines()]
            if status != 0:
                lines.append(f"? {status}")
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(console.as_text(lines))


def can_mount():
    """Whether this user may mount in a namespace of their own; the helpers in bin/ do it the same way."""
    return subprocess.run([os.path.join(HERE, "bin", "in-namespace"), "mount -t tmpfs tmpfs /mnt"],
                          capture_output=True).returncode == 0


def has_french():
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower().split()
    return "fr_fr.utf8" in known or "fr_fr.utf-8" in known


def try_case(case, program, tools, folder, update):
    try:
        results = case.run(program, tools, folder)
    except RuntimeError as error:
        return str(error).splitlines()
    if update:
        case.write(results, folder)
    return [line for step, result in zip(case.steps, results)
            for line in console.difference(step, result, folder)]


def main():
    program, *rest = sys.argv[1:]
    tools = []
    if rest and rest[0] == "--tools":
        tools = [os.path.abspath(rest[1])]
        rest = rest[2:]
    update = "--update" in rest
    chosen = [name for name in rest if name != "--update"]
    paths = sorted(os.path.join(CASES, name) for name in os.listdir(CASES) if name.endswith(".case"))
    cases = [case for case in map(Case, paths) if not chosen or case.name in chosen]
    mounts, french = can_mount(), has_french()

    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        if case.headers.get("needs") == "mounts" and not mounts:
            print(f"ok {number} {case.name} # SKIP this user may not mount", flush=True)
            continue
        if case.headers.get("language") == "fr" and not french:
            print(f"ok {number} {case.name} # SKIP there is no locale fr_FR.UTF-8", flush=True)
            continue
        with tempfile.TemporaryDirectory() as folder:
            lines = try_case(case, program, tools, folder, update)
        failed += bool(lines)
        print(f"{'not ok' if lines else 'ok'} {number} {case.name}")
        for line in lines:
            print("# " + line)
        sys.stdout.flush()
    return 1 if failed and not update else 0


if __name__ == "__main__":
    sys.exit(main())
