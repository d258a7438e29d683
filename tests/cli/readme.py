#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of README.md: in every block ```console, the lines that begin with `$ `, in order,
in one shell and one empty folder. What the block shows under a command must be what it prints.

Blocks whose commands are not of carnet(1), such as how to build, are left out."""

import sys
import tempfile

import console


def blocks(path):
    block = None
    for line in open(path, encoding="utf-8").read().splitlines():
        if block is None and line.strip() == "```console":
            block = []
        elif block is not None and line.strip() == "```":
            yield block
            block = None
        elif block is not None:
            block.append(line)


def merged(step):
    """A terminal shows both streams: they are compared together."""
    step.command = f"{{ {step.command}\n}} 2>&1"
    return step


def main():
    program, path = sys.argv[1:]
    steps = []
    for block in blocks(path):
        parsed = console.parse(line for line in block if not line.startswith("#"))
        if any(step.command.split()[0] == "carnet" for step in parsed):
            steps += [merged(step) for step in parsed]
    if not steps:
        print("1..1\nnot ok 1 README.md has no example")
        return 1

    print(f"1..{len(steps)}")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        results = console.run(steps, folder, console.environment(program, None))
        for number, (step, result) in enumerate(zip(steps, results), 1):
            lines = console.difference(step, result, folder)
            failed += bool(lines)
            print(f"{'not ok' if lines else 'ok'} {number} example {number}")
            for line in lines:
                print("# " + line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
