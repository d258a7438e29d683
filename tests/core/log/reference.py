#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another implementation of the canonical bytes of src/core/log/FORMAT.md, from its text alone. It shares nothing
with the program but that text: what both arrive at is what the text says.

    reference.py            prints the vectors, which tests/core/log/vectors.txt holds
    reference.py FILE       fails when FILE holds anything else
"""
import hashlib
import struct
import sys
import uuid

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:carnet-de-bord:1")
NONE, TEXT, INTEGER, IDENTIFIER = range(4)


def named(name):
    return uuid.uuid5(NAMESPACE, name).bytes


def record(tag, content):
    return struct.pack(">BI", tag, len(content)) + content


def integer(number):
    return struct.pack(">q", number)


def payload_of(nonce, writes):
    out = record(1, nonce)
    for key in sorted(writes):
        kind, value = writes[key]
        out += record(2, record(1, key) + record(2, bytes([kind])) + record(3, value))
    return out


def commit_of(payload):
    return hashlib.sha256(b"carnet.payload.1\n" + payload).digest()


def header_of(entity, kind, parents, actor, recorded, commit, version=1):
    out = record(1, integer(version)) + record(2, entity) + record(3, kind)
    if parents:
        out += record(4, b"".join(sorted(set(parents))))
    return out + record(5, actor) + record(6, integer(recorded)) + record(7, commit)


def id_of(header):
    return hashlib.sha256(b"carnet.rev.1\n" + header).digest()


ENTITY, ACTOR = named("vector:entity"), named("vector:actor")
NONCE = bytes(range(16))
PAYLOAD = payload_of(NONCE, {b"title": (TEXT, b"Un titre")})
PARENTS = [hashlib.sha256(bytes([i])).digest() for i in range(3)]
FACTS = b"text/" + named("programme:2018:section:faits").hex().encode()

REVISIONS = [
    ("nothing written", b"observation", [], 0, NONCE, {}),
    ("a title", b"observation", [], 1525132800000, NONCE, {b"title": (TEXT, b"Un titre")}),
    ("every type of value, keys out of order", b"observation", [], 1530741600000, bytes(16), {
        b"title": (TEXT, "« L’œuvre » — 12 €".encode()),
        b"impact/innovation": (INTEGER, integer(3)),
        b"author": (IDENTIFIER, ACTOR),
        b"milestone": (NONE, b""),
        b"date": (TEXT, b"2018-07-05"),
        FACTS: (TEXT, "Première ligne\n\tSeconde ligne 👩🏽\u200d🌾".encode()),
    }),
    ("empty text is not nothing", b"comment", [], 1, b"\xff" * 16, {b"text": (TEXT, b"")}),
    ("one parent", b"observation", PARENTS[:1], 2, NONCE, {b"title": (TEXT, b"Un autre titre")}),
    ("three parents, given out of order and twice", b"observation", [PARENTS[i] for i in (2, 0, 1, 0)], 3, NONCE,
     {b"title": (TEXT, b"Un choix")}),
    ("keys in the order of bytes", b"observation", [], 4, NONCE,
     {key: (INTEGER, integer(1)) for key in (b"a", b"a/b", b"a-b", b"a.b", b"a_b", b"ab", b"a0", b"b", b"0")}),
    ("the smallest and the greatest integer", b"observation", [], 5, NONCE,
     {b"a": (INTEGER, integer(-2**63)), b"b": (INTEGER, integer(2**63 - 1)), b"c": (INTEGER, integer(-1))}),
    ("before 1970", b"observation", [], -1, NONCE, {}),
    ("at the end of time", b"observation", [], 2**63 - 1, NONCE, {}),
    ("at its beginning", b"observation", [], -2**63, NONCE, {}),
    ("the longest key and the longest kind", b"k" * 32, [], 6, NONCE, {b"k" * 64: (TEXT, b"v")}),
    ("a type of value of a newer version", b"observation", [], 7, NONCE, {b"a": (9, b"\x00\xff\r"), b"b": (255, b"")}),
    ("a kind of a newer version", b"x-1_2.3", [], 8, NONCE, {b"a": (TEXT, b"b")}),
    ("thirty marks in a row", b"observation", [], 9, NONCE, {b"a": (TEXT, ("q" + "\u0301" * 30).encode())}),
    ("a character that Unicode 14 does not assign", b"observation", [], 10, NONCE,
     {b"a": (TEXT, ("é\U00011f41\u0323" + "\U00011f41" * 31).encode())}),
]


def refused_payloads():
    def write(key, kind, value):
        return record(2, record(1, key) + record(2, bytes([kind])) + record(3, value))

    def payload(*writes):
        return record(1, NONCE) + b"".join(writes)

    one = write(b"a", TEXT, b"v")
    yield "no bytes", b""
    yield "no nonce", one
    yield "a nonce of 15 bytes", record(1, NONCE[:15])
    yield "a nonce of 17 bytes", record(1, NONCE + b"\0")
    yield "two nonces", record(1, NONCE) * 2
    yield "bytes after the end", PAYLOAD + b"\0"
    yield "the last byte missing", PAYLOAD[:-1]
    yield "a length past the end", record(1, NONCE) + b"\x02\xff\xff\xff\xff"
    yield "an unknown record", payload(record(3, b""))
    yield "an empty write", payload(record(2, b""))
    yield "a write without a value", payload(record(2, record(1, b"a") + record(2, b"\x01")))
    yield "a write with two values", payload(record(2, one[5:] + record(3, b"v")))
    yield "a write in another order", payload(record(2, record(2, b"\x01") + record(1, b"a") + record(3, b"v")))
    yield "a type of two bytes", payload(record(2, record(1, b"a") + record(2, b"\x00\x01") + record(3, b"v")))
    yield "a type of no bytes", payload(record(2, record(1, b"a") + record(2, b"") + record(3, b"")))
    yield "keys not in order", payload(write(b"b", TEXT, b"v"), one)
    yield "a key twice", payload(one, one)
    yield "an empty key", payload(write(b"", TEXT, b"v"))
    yield "a key of 65 bytes", payload(write(b"k" * 65, TEXT, b"v"))
    yield "a key in upper case", payload(write(b"A", TEXT, b"v"))
    yield "a key with a NUL", payload(write(b"a\0b", TEXT, b"v"))
    yield "a key with an accent", payload(write("é".encode(), TEXT, b"v"))
    yield "nothing with bytes", payload(write(b"a", NONE, b"v"))
    yield "an integer of 7 bytes", payload(write(b"a", INTEGER, bytes(7)))
    yield "an integer of 9 bytes", payload(write(b"a", INTEGER, bytes(9)))
    yield "an identifier of 15 bytes", payload(write(b"a", IDENTIFIER, bytes(15)))
    for what, text in (("a NUL", b"a\0"), ("a control character", b"\x01"), ("a carriage return", b"a\r\n"),
                       ("bytes that are no UTF-8", b"\xff"), ("an overlong NUL", b"\xc0\x80"),
                       ("a surrogate", b"\xed\xa0\x80"), ("U+FFFE", "\ufffe".encode()), ("U+FFFF", "\uffff".encode()),
                       ("a letter and its mark apart", "e\u0301".encode()), ("marks out of order", "q\u0301\u0323".encode()),
                       ("the sign of the ångström", "\u212b".encode()), ("a character cut short", b"\xe2\x82"),
                       ("31 marks in a row", ("q" + "\u0301" * 31).encode()),
                       ("a letter and its mark apart, before a character that Unicode 14 does not assign",
                        "e\u0301\U00011f41".encode())):
        yield "text with " + what, payload(write(b"a", TEXT, text))


def refused_headers():
    commit = commit_of(PAYLOAD)
    good = header_of(ENTITY, b"observation", PARENTS[:2], ACTOR, 0, commit)
    begin = record(1, integer(1)) + record(2, ENTITY) + record(3, b"observation")
    end = record(5, ACTOR) + record(6, integer(0)) + record(7, commit)
    ordered = sorted(PARENTS)
    yield "no bytes", b""
    yield "bytes after the end", good + b"\0"
    yield "the last byte missing", good[:-1]
    yield "a version of a newer format", header_of(ENTITY, b"observation", [], ACTOR, 0, commit, version=2)
    yield "a version of 4 bytes", record(1, struct.pack(">i", 1)) + (begin + end)[13:]
    yield "an entity of 15 bytes", record(1, integer(1)) + record(2, ENTITY[:15]) + record(3, b"observation") + end
    yield "an empty kind", header_of(ENTITY, b"", [], ACTOR, 0, commit)
    yield "a kind of 33 bytes", header_of(ENTITY, b"k" * 33, [], ACTOR, 0, commit)
    yield "a kind with a slash", header_of(ENTITY, b"a/b", [], ACTOR, 0, commit)
    yield "a kind in upper case", header_of(ENTITY, b"Observation", [], ACTOR, 0, commit)
    yield "parents, but none", begin + record(4, b"") + end
    yield "parents not in order", begin + record(4, ordered[1] + ordered[0]) + end
    yield "a parent twice", begin + record(4, ordered[0] * 2) + end
    yield "a parent of 31 bytes", begin + record(4, ordered[0][:31]) + end
    yield "parents in two records", begin + record(4, ordered[0]) + record(4, ordered[1]) + end
    yield "1025 parents", begin + record(4, b"".join(i.to_bytes(32, "big") for i in range(1025))) + end
    yield "an actor of 17 bytes", begin + record(5, ACTOR + b"\0") + end[21:]
    yield "no actor", begin + end[21:]
    yield "a time of 4 bytes", begin + record(5, ACTOR) + record(6, bytes(4)) + record(7, commit)
    yield "a commitment of 31 bytes", begin + record(5, ACTOR) + record(6, integer(0)) + record(7, commit[:31])
    yield "no commitment", begin + record(5, ACTOR) + record(6, integer(0))
    yield "records in another order", record(2, ENTITY) + record(1, integer(1)) + record(3, b"observation") + end


def print_vectors():
    yield "# SPDX-License-Identifier: GPL-3.0-or-later"
    yield "# Vectors of src/core/log/FORMAT.md, made by reference.py. Bytes are in hexadecimal, `-` for none; a write is"
    yield "# its key, its type and its value; entity is the UUIDv5 of `vector:entity`, actor that of `vector:actor`."
    for what, kind, parents, recorded, nonce, writes in REVISIONS:
        payload = payload_of(nonce, writes)
        header = header_of(ENTITY, kind, parents, ACTOR, recorded, commit_of(payload))
        yield ""
        yield f"revision {what}"
        yield f"entity {ENTITY.hex()}"
        yield f"kind {kind.decode()}"
        yield from (f"parent {parent.hex()}" for parent in parents)
        yield f"actor {ACTOR.hex()}"
        yield f"recorded {recorded}"
        yield f"nonce {nonce.hex()}"
        yield from (f"write {key.decode()} {value[0]} {value[1].hex() or '-'}" for key, value in writes.items())
        yield f"payload {payload.hex()}"
        yield f"commit {commit_of(payload).hex()}"
        yield f"header {header.hex()}"
        yield f"id {id_of(header).hex()}"
    for name, refused in (("payload", refused_payloads()), ("header", refused_headers())):
        for what, content in refused:
            yield ""
            yield f"refused {what}"
            yield f"{name} {content.hex() or '-'}"


def main():
    text = "\n".join(print_vectors()) + "\n"
    if len(sys.argv) < 2:
        sys.stdout.write(text)
        return 0
    with open(sys.argv[1], encoding="utf-8") as file:
        if file.read() == text:
            return 0
    print(f"{sys.argv[1]} does not hold what reference.py arrives at", file=sys.stderr)
    return 1


sys.exit(main())
