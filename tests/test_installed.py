"""What a stranger gets: the wheel, installed away from this checkout, and spaCy finds the component by its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SCRIPT = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("kaix")
doc = nlp("Naver will spend over 5 billion won on 2,000 GPUs.")
import kaix
assert kaix.__file__.startswith(HERE), kaix.__file__
print([(span.text, span._.amount) for span in doc.spans["amounts"]], [s._.count for s in doc.spans["gpu_counts"]])
docs = nlp.pipe([("It cost $5 million.", 1), ("Nothing.", 2)], as_tuples=True, n_process=2)
print([(len(doc.spans["amounts"]), number) for doc, number in docs])
print(kaix.extract("정부는 3조원을 쓴다.").amounts[0].amount)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the built wheel unpacked as pip does it."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True)
    [wheel] = folder.glob("kaix-*.whl")
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--target", str(folder / "site"), str(wheel)], check=True
    )
    return folder / "site"


def test_the_component_is_found_by_its_name_in_a_fresh_process(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, "-c", f"HERE = {str(installed)!r}\n{SCRIPT}"]
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert result.stdout.splitlines() == [
        "[('over 5 billion won', Decimal('5000000000'))] [2000]",
        "[(1, 1), (0, 2)]",
        "3000000000000",
    ]


def test_everything_that_is_read_at_run_time_is_in_the_wheel(installed: Path) -> None:
    kinds = (".tsv", ".py", ".css", ".js", ".jinja")

    def data(top: Path) -> set[str]:
        return {path.relative_to(top).as_posix() for path in top.rglob("*") if path.suffix in kinds}

    assert data(ROOT / "pipeline" / "kaix") <= data(installed / "kaix")
