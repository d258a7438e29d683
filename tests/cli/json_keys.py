#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that carnet(1) documents under JSON are those that the program prints, and no other.

    json_keys.py PROGRAM PAGE"""

import json
import re
import sys
import tempfile

import console

# Two people who wrote apart, and a calendar.
SETUP = """
export CARNET_LOGBOOK=l.carnet
carnet new l.carnet -q --programme 2018 --name "Personne d’essai" --territory commune:79049
carnet theme Confiance -q >/dev/null
carnet actor "Ville d’exemple" -q >/dev/null
id=$(carnet add -q --date 2018-07-05 --title "Un silence" --text faits="Un mot." --theme Confiance \\
  --actor "Ville d’exemple")
CARNET_LOGBOOK= carnet new autre.carnet -q --programme 2018 --name "Autre personne d’essai"
carnet export g.xml --profile exchange -q
CARNET_LOGBOOK= carnet import autre.carnet g.xml -q
carnet edit $id -q --title "Un long silence"
CARNET_LOGBOOK= carnet edit autre.carnet $id -q --title "Un silence, encore"
printf '%s\\r\\n' BEGIN:VCALENDAR VERSION:2.0 BEGIN:VEVENT UID:a 'DTSTART;VALUE=DATE:20180705' 'SUMMARY:Un' \\
  END:VEVENT BEGIN:VTODO 'SUMMARY:Une tâche' END:VTODO END:VCALENDAR > a.ics
carnet import-calendar a.ics -q >/dev/null
sed -i 's/SUMMARY:Un\\r/SUMMARY:Deux\\r/' a.ics
"""

COMMANDS = {
    "merge --details": "carnet merge autre.carnet --details --json",
    "conflicts": "carnet conflicts --json",
    "conflict": "carnet conflict $id --json",
    "show": "carnet show $id --json",
    "edit": "carnet edit $id --title Trois --json",
    "resolve --take-back": "carnet resolve $id --take-back --json",
    "import-calendar": "carnet import-calendar a.ics --json",
}


def documented(page):
    """command → the paths of its keys, of the section JSON."""
    section = re.search(r"^\.SH JSON\n(.*?)^\.SH ", page, re.M | re.S)
    paths, command = {}, None
    for line in (section.group(1) if section else "").replace("\\-", "-").splitlines():
        if line.startswith('.BR "carnet '):
            command = line.split('"')[1].removeprefix("carnet ")
            paths[command] = []
        elif command and re.match(r"\\fB\S+\\fR$", line):
            paths[command].append(line[3:-3])
    return paths


def paths_of(value, path=""):
    """Of what is printed: `a[].b`. An object whose keys are names of fields says `a.*`."""
    if isinstance(value, list):
        return set().union(*[paths_of(item, path + "[]") for item in value])
    if not isinstance(value, dict):
        return {path}
    by_name = path.endswith("changes[].fields")
    found = set()
    for key, item in value.items():
        found |= paths_of(item, f"{path}.{'*' if by_name else key}".lstrip("."))
    return found


def differences(in_page, printed):
    for path in sorted(set(in_page) - printed):
        yield f"{path} is in the page alone"
    for path in sorted(printed - set(in_page)):
        yield f"{path} is not in the page"


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        in_page = documented(file.read())
    steps = [console.Step(command) for command in COMMANDS.values()]
    failed = 0
    print(f"1..{len(COMMANDS) + 1}")
    with tempfile.TemporaryDirectory() as folder:
        results = console.run(steps, folder, console.environment(program, "en"), SETUP)
    for number, (name, (out, err, status)) in enumerate(zip(COMMANDS, results), 1):
        faults = [err] if status else list(differences(in_page.get(name, []), paths_of(json.loads(out))))
        failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} {name}")
        for fault in faults:
            print("#", fault)
    other = sorted(set(in_page) - set(COMMANDS))
    print(f"{'not ok' if other else 'ok'} {len(COMMANDS) + 1} all that is documented is looked at", *other)
    return 1 if failed or other else 0


if __name__ == "__main__":
    sys.exit(main())
