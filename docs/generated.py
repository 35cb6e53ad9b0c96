"""What the pages take from the code when the site is built: columns, checks, reasons of failures, commands.

`{{ columns amounts }}`, `{{ checks }}`, `{{ failures }}` and `{{ commands }}` in a page stand for them.
"""

from __future__ import annotations

import re
from typing import Any

_PLACE = re.compile(r"\{\{ (\w+)(?: (\w+))? \}\}")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """MkDocs calls this with the text of each page."""
    return _PLACE.sub(lambda match: _made(match[1], match[2]), markdown)


def _made(what: str, name: str | None) -> str:
    makers = {"columns": columns, "checks": checks, "failures": failures, "commands": commands}
    if what not in makers:
        raise KeyError(f"{{{{ {what} }}}} stands for nothing: choose from {', '.join(makers)}")
    return makers[what](name) if name else makers[what]()


def columns(table: str = "amounts") -> str:
    """The columns of a table: name, type, meaning, allowed values."""
    import kaix
    from kaix import datapackage

    described = {
        field["name"]: field.get("constraints", {}).get("enum", [])
        for resource in datapackage.describe()["resources"]
        if resource["name"] == table
        for field in resource["schema"]["fields"]
    }
    rows = ["| column | type | meaning |", "|---|---|---|"]
    for column in kaix.schema()[table]:
        allowed = ", ".join(f"`{value}`" for value in described[column["name"]])
        meaning = column["description"] + (f"; one of {allowed}" if allowed else "")
        rows.append(f"| `{column['name']}` | {column['type']} | {meaning} |")
    return "\n".join(rows)


def failures() -> str:
    """Every reason for which an input is not read, and what helps."""
    from kaix.failures import ADVICE

    return "\n".join(["| reason | what to do |", "|---|---|", *(f"| {r} | {a} |" for r, a in ADVICE.items())])


def checks() -> str:
    """Every check, and what its findings say."""
    from kaix.across.findings import MEANINGS

    rows = (f"| `{check}` | {meaning} |" for check, meaning in MEANINGS.items())
    return "\n".join(["| check | the rows that it names |", "|---|---|", *rows])


def commands() -> str:
    """Every verb with its arguments and options, from the command line itself."""
    import typer.main

    from kaix.cli import app

    return "\n\n".join(_verb(typer.main.get_command(app), "kaix"))


def _verb(command: Any, name: str) -> list[str]:
    if hasattr(command, "commands"):
        parts = [] if name == "kaix" else [f"## {name}\n\n{command.help}"]
        for each, inside in command.commands.items():
            parts += _verb(inside, f"{name} {each}")
        return parts
    rows = ["| | | default |", "|---|---|---|"]
    for each in command.params:
        if getattr(each, "hidden", False):
            continue
        is_option = each.param_type_name == "option"
        metavar = each.metavar or each.display_type
        shown = ", ".join(each.opts) if is_option else metavar
        if is_option and not each.is_flag:
            shown += f" {metavar}"
        default = (
            "" if each.default is None or each.default is False or callable(each.default) else each.default
        )
        shown, text = shown.replace("|", "\\|"), (each.help or "").replace("|", "\\|")
        rows.append(f"| `{shown}` | {text} | {getattr(default, 'value', default)} |")
    return [f"## {name}\n\n{command.help}\n\n" + "\n".join(rows)]
