# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project, with git or, in an unpacked archive, without."""
import pathlib
import subprocess


def tracked_files(root):
    """Paths relative to root: what git tracks or would, else all but build folders."""
    listing = subprocess.run(
        ["git", "-c", f"safe.directory={root}", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        names = sorted(set(listing.stdout.decode().split("\0")) - {""})
        return [pathlib.Path(name) for name in names if (root / name).is_file()]
    return sorted(path.relative_to(root) for path in root.rglob("*")
                  if path.is_file() and not path.relative_to(root).parts[0].startswith(("build", ".git")))
