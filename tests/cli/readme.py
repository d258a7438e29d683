#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of README.md: every block ```sh, in order, in one shell that starts in an empty folder.
Each command must succeed, and print what a block ```text right after it shows. The block that sets the path
of the clone is left out: the test sets its own."""

import sys
import tempfile

import console


def blocks(path):
    """(language, lines, whether it follows another block) of each block of code."""
    block, language, follows = None, "", False
    for line in open(path, encoding="utf-8").read().splitlines():
        if block is None and line.startswith("```"):
            block, language = [], line[3:]
        elif block is not None and line == "```":
            yield language, block, follows
            block, follows = None, True
        elif block is not None:
            block.append(line)
        elif line.strip():
            follows = False


def examples(path):
    """(commands, what they print or None) of each example."""
    found = []
    for language, lines, follows in blocks(path):
        if language == "sh" and "$PWD" not in "".join(lines):
            found.append(("\n".join(lines), None))
        elif language == "text" and follows and found:
            found[-1] = (found[-1][0], console.as_text(lines))
    return found


def main():
    program, path = sys.argv[1:]
    found = examples(path)
    steps = [console.Step("failed=0; trap 'failed=1' ERR\n" + commands + "\ntrap - ERR; [ $failed = 0 ]")
             for commands, _ in found]

    print(f"1..{max(len(steps), 1)}")
    if not steps:
        print("not ok 1 README.md has no example")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        results = console.run(steps, folder, console.environment(program, "en"))
        for number, ((commands, wanted), (out, err, status)) in enumerate(zip(found, results), 1):
            out = console.masked(out, folder)
            bad = status != 0 or (wanted is not None and console.masked(wanted, folder) != out)
            failed += bad
            title = commands.splitlines()[0].rstrip(" \\").replace("#", "")
            print(f"{'not ok' if bad else 'ok'} {number} {title}")
            if bad:
                for line in (commands + "\n" + out + err + f"status {status}").splitlines():
                    print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
