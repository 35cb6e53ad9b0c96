"""What disks, and people, do to a file."""

from __future__ import annotations

import random
from pathlib import Path


def damage(path: Path, rng: random.Random) -> str:
    """Do one of these things to a file, and say which."""
    data = bytearray(path.read_bytes())
    kind = rng.choice(["flip", "zeros", "cut", "empty", "gone", "longer", "other"])
    at = rng.randrange(len(data)) if data else 0
    match kind:
        case "flip" if data:
            data[at] ^= 1 << rng.randrange(8)
        case "zeros":
            data[at : at + 512] = bytes(len(data[at : at + 512]))
        case "cut":
            del data[at:]
        case "empty":
            data.clear()
        case "gone":
            path.unlink()
            return kind
        case "longer":
            data += rng.randbytes(100)
        case _:
            data[at : at + 100] = rng.randbytes(len(data[at : at + 100]))
    path.write_bytes(data)
    return kind
