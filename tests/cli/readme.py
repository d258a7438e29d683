#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of README.md: every block ```sh, in order, in one shell that starts in an empty folder.
Each command must succeed. The block that sets the path of the clone is left out: the test sets its own."""

import sys
import tempfile

import console


def blocks(path):
    block = None
    for line in open(path, encoding="utf-8").read().splitlines():
        if block is None and line == "```sh":
            block = []
        elif block is not None and line == "```":
            yield "\n".join(block)
            block = None
        elif block is not None:
            block.append(line)


def main():
    program, path = sys.argv[1:]
    examples = [block for block in blocks(path) if "carnet " in block and "$PWD" not in block]
    steps = [console.Step("failed=0; trap 'failed=1' ERR\n" + block + "\ntrap - ERR; [ $failed = 0 ]")
             for block in examples]

    print(f"1..{max(len(steps), 1)}")
    if not steps:
        print("not ok 1 README.md has no example")
        return 1
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        results = console.run(steps, folder, console.environment(program, "en"))
        for number, (block, (out, err, status)) in enumerate(zip(examples, results), 1):
            bad = status != 0 or not out
            failed += bad
            title = block.splitlines()[0].rstrip(" \\").replace("#", "")
            print(f"{'not ok' if bad else 'ok'} {number} {title}")
            if bad:
                for line in (block + "\n" + out + err + f"status {status}").splitlines():
                    print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
