"""`kaix.toml`: the options of the verbs, a table each, so that a job says them once.

    [run]
    about = "korean-ai"
    workers = 4

An option of the command line goes before it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kaix.failures import UsageError

NAME = "kaix.toml"


def read(path: Path | None, options: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Any]]:
    """Verb → parameter → value, from the file `path`, or from `kaix.toml` in this folder if it is there.

    `options` are those that each verb has: name as on the command line → name of the parameter. Raises `UsageError`
    for a file that is not there or is no TOML, and for a verb or an option that is none.
    """
    file = path or Path(NAME)
    if path is None and not file.is_file():
        return {}
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}: name the file that has the options") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}: correct it there") from None
    result: dict[str, dict[str, Any]] = {}
    for verb, stated in given.items():
        if verb not in options or not isinstance(stated, dict):
            raise UsageError(
                f"{file}: [{verb}] is no verb of kaix: a table is one of {', '.join(sorted(options))}"
            )
        for name, value in stated.items():
            parameter = options[verb].get(name.replace("_", "-"))
            if parameter is None:
                raise UsageError(f"{file}: [{verb}] has no option {name!r}: `kaix {verb} --help` lists them")
            result.setdefault(verb, {})[parameter] = value
    return result
