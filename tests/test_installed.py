"""What a stranger gets: wheel and sdist hold kaix alone, and the wheel works beside a `pipeline` package of theirs."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STRAY = (
    "notes.txt",
    "corpus/article.txt",
    "outputs/amounts.csv",
    "pipeline/notes.txt",
    "pipeline/kaix/notes.txt",
)
BESIDE = ("CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "pyproject.toml")

SCRIPT = """
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("kaix")
doc = nlp("Naver will spend over 5 billion won on 2,000 GPUs.")
print([(span.text, span._.amount) for span in doc.spans["amounts"]], [s._.count for s in doc.spans["gpu_counts"]])
docs = nlp.pipe([("It cost $5 million.", 1), ("Nothing.", 2)], as_tuples=True, n_process=2)
print([(len(doc.spans["amounts"]), number) for doc, number in docs])
import kaix, pipeline
print(kaix.extract("정부는 3조원을 쓴다.").amounts[0].amount)
print(kaix.__file__, pipeline.WHOSE)
"""

CONSUMER = """
import kaix
from decimal import Decimal

found = kaix.extract("Seoul will spend 9.9 trillion won.", published="2026-06-02")
reveal_type(found)
reveal_type(found.amounts[0].amount)
reveal_type(found.gpu_counts[0].count)
reveal_type(found.officials[0].organization)
total: Decimal = sum((each.amount for each in found.amounts), Decimal())
wrong: str = found.amounts[0].amount
kaix.extract(5)
found.sums
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with wheel and sdist, of a checkout where other things lie about."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel")
    checkout = tmp_path_factory.mktemp("checkout")
    shutil.copytree(
        ROOT / "pipeline", checkout / "pipeline", ignore=shutil.ignore_patterns("__pycache__", ".kaix")
    )
    for name in BESIDE:
        shutil.copy(ROOT / name, checkout / name)
    for name in STRAY:
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).write_text("A publisher's text.\n", encoding="utf-8")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", "dist"]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True)
    return checkout / "dist"


@pytest.fixture(scope="module")
def environment(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new virtual environment with the wheel in it; what kaix depends on is taken from this one."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    [wheel] = built.glob("kaix-*.whl")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(folder)]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    # A `.pth` file is read in the environment's own folder alone: the editable kaix of this one stays out.
    (site(folder) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A working folder with a package `pipeline` of its own."""
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "__init__.py").write_text("WHOSE = 'theirs'\n", encoding="utf-8")
    return tmp_path


def site(environment: Path) -> Path:
    [found] = (environment / "lib").glob("python*/site-packages")
    return found


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in `folder`, whose packages can be imported."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    variables["PYTHONPATH"] = str(folder)
    return subprocess.run(
        [str(each) for each in command],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def sources() -> set[str]:
    """Every file of the package in this checkout, by its path in it."""
    files = (path.relative_to(ROOT / "pipeline") for path in (ROOT / "pipeline" / "kaix").rglob("*"))
    kinds = (".py", ".tsv", ".examples", ".css", ".js", ".jinja", ".typed")
    return {path.as_posix() for path in files if path.suffix in kinds and "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_alone(built: Path) -> None:
    [wheel] = built.glob("kaix-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    [about] = {name.split("/")[0] for name in names} - {"kaix"}
    assert about == f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info"
    assert {name for name in names if name.startswith("kaix/")} == sources()


def test_the_sdist_holds_what_it_lists(built: Path) -> None:
    [sdist] = built.glob("kaix-*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names == {f"pipeline/{name}" for name in sources()} | {*BESIDE, "PKG-INFO"}


@pytest.mark.slow
def test_spacy_and_kaix_beside_a_package_of_the_same_name(environment: Path, project: Path) -> None:
    done = run(environment / "bin" / "python", "-c", SCRIPT, folder=project)
    assert done.stdout.splitlines() == [
        "[('over 5 billion won', Decimal('5000000000'))] [2000]",
        "[(1, 1), (0, 2)]",
        "3000000000000",
        f"{site(environment) / 'kaix' / '__init__.py'} theirs",
    ], done.stderr


@pytest.mark.slow
def test_the_command_beside_a_package_of_the_same_name(environment: Path, project: Path) -> None:
    (project / "one.txt").write_text("Naver will spend 5 billion won on 2,000 GPUs.\n", encoding="utf-8")
    done = run(environment / "bin" / "kaix", "run", "one.txt", "--out", "out", "--quiet", folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    found = {}
    for table, column in (("amounts", "amount"), ("gpu_counts", "count"), ("failures", "reason")):
        with (project / "out" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[table] = [row[column] for row in csv.DictReader(file)]
    assert found == {"amounts": ["5000000000"], "gpu_counts": ["2000"], "failures": []}


@pytest.mark.slow
def test_a_type_checker_sees_the_types(environment: Path, project: Path) -> None:
    pytest.importorskip("mypy")
    (project / "theirs.py").write_text(CONSUMER.lstrip(), encoding="utf-8")
    python = ["--python-executable", str(environment / "bin" / "python")]
    cache = ["--cache-dir", str(project / "cache")]
    options = ["--strict", "--no-error-summary", "--hide-error-context", *python, *cache]
    done = run(sys.executable, "-m", "mypy", *options, "theirs.py", folder=project)
    assert done.stdout.splitlines() == [
        'theirs.py:5: note: Revealed type is "kaix.results.Records"',
        'theirs.py:6: note: Revealed type is "decimal.Decimal"',
        'theirs.py:7: note: Revealed type is "int"',
        'theirs.py:8: note: Revealed type is "str | None"',
        "theirs.py:10: error: Incompatible types in assignment "
        '(expression has type "Decimal", variable has type "str")  [assignment]',
        'theirs.py:11: error: Argument 1 to "extract" has incompatible type "int"; '
        'expected "str | Article"  [arg-type]',
        'theirs.py:12: error: "Records" has no attribute "sums"  [attr-defined]',
    ], done.stderr
