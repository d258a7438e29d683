#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The characters that Unicode 14 assigns, from another source than the program's: Python 3.11's own database.

    assigned.py         prints the ranges of src/core/base/carnet-text-assigned.c
    assigned.py FILE    fails when that file holds anything else; skipped where Python knows another version
"""
import re
import sys
import unicodedata


def ranges():
    found = []
    for code in range(0x110000):
        if unicodedata.category(chr(code)) == "Cn":
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def main():
    if unicodedata.unidata_version != "14.0.0":
        print(f"skipped: Python knows Unicode {unicodedata.unidata_version}")
        return 77
    if len(sys.argv) < 2:
        print("".join(f"{{0x{first:04x}, 0x{last:04x}}},\n" for first, last in ranges()), end="")
        return 0
    with open(sys.argv[1], encoding="utf-8") as file:
        held = re.findall(r"\{ 0x([0-9a-f]+), 0x([0-9a-f]+) \}", file.read())
    if [[int(first, 16), int(last, 16)] for first, last in held] == ranges():
        return 0
    print(f"{sys.argv[1]} does not hold the characters of Unicode 14", file=sys.stderr)
    return 1


sys.exit(main())
