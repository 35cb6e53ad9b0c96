"""From a run to an annotation tool and back: nothing is lost, and what a tool changed is what changes."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kaix import tables
from kaix.annotation import formats, label_studio
from kaix.annotation.tasks import AnnotationError
from kaix.annotation.tasks import read as read_tasks
from kaix.cli import app
from kaix.records import RECORDS, columns
from tests.report import runs

HERE = Path(__file__).parent
TIDAL = """🤖🌊 Gwangju orders chips for its tide models.
Mayor Han Seo-jin, the former head of Yeongheung Robotics, said on Monday the city will spend about 70 billion won \
($50.4 million) on a computing hall by 2027.
The city has secured 1,200 H100 GPUs and ranks fourth in Asia for tidal forecasting, according to \
the Harbour Institute."""
"""What stands in `label_studio_export.json`, which Label Studio 1.23.2 wrote after its page had been submitted;
in `label_studio_by_hand.json` "Harbour Institute" was marked there with the mouse."""


def kaix(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def rows(folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows of the contract: gold has no id of a body, which is a run's."""
    return {
        group: tables.read(folder / f"{group}.csv")[list(columns(record))].to_dict("records")  # type: ignore[misc]
        for group, record in RECORDS.items()
    }


@pytest.fixture
def corpus_run(tmp_path: Path) -> Path:
    """A run of texts with emoji, two facts on one span, a restated sum and both languages."""
    for name, text in (
        ("tidal", TIDAL),
        ("harbour", runs.PLAIN),
        ("none", "Nothing is stated here at all.\n" * 3),
    ):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert kaix("run", tmp_path / "texts", "--out", tmp_path / "run").exit_code == 0
    return tmp_path / "run"


@pytest.mark.parametrize("tool", list(formats.FORMATS))
def test_an_unchanged_export_comes_back_as_it_was(corpus_run: Path, tmp_path: Path, tool: str) -> None:
    done = kaix("annotate", "export", corpus_run, "--format", tool, "--out", tmp_path / "tasks.json")
    assert (done.exit_code, done.stderr) == (0, "")
    if tool == "labelstudio":
        accept(tmp_path / "tasks.json")
    done = kaix("annotate", "import", tmp_path / "tasks.json", "--format", tool, "--out", tmp_path / "gold")
    assert (done.exit_code, done.stderr) == (0, "")
    found = rows(tmp_path / "gold")
    assert found == rows(corpus_run)
    assert any(row["converts"] for row in found["amounts"])
    assert all(row["rule"] for group in found.values() for row in group)
    gold, run = (
        tables.read(folder / "articles.csv").to_dict("records") for folder in (tmp_path / "gold", corpus_run)
    )
    assert [row["sha256"] for row in gold] == [row["sha256"] for row in run]
    assert kaix("evaluate", corpus_run, "--gold", tmp_path / "gold", "--fail-under", "1").exit_code == 0


def test_articles_that_are_lines_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "news.jsonl").write_text(
        "\n".join(json.dumps({"text": t}) for t in (TIDAL, runs.PLAIN))
    )
    with gzip.open(tmp_path / "in" / "more.jsonl.gz", "wt") as file:
        file.write(json.dumps({"text": TIDAL + " It is the third."}))
    assert kaix("run", tmp_path / "in", "--out", tmp_path / "run").exit_code == 0
    kaix("annotate", "export", tmp_path / "run", "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    done = kaix("annotate", "import", tmp_path / "p.jsonl", "--format", "prodigy", "--out", tmp_path / "gold")
    assert (done.exit_code, done.stderr) == (0, "")
    assert rows(tmp_path / "gold") == rows(tmp_path / "run")


def accept(path: Path) -> None:
    """As if each prediction had been submitted as it is."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"id": 1, "result": task["predictions"][0]["result"]}]
    path.write_text(json.dumps(tasks), encoding="utf-8")


def placed(tmp_path: Path) -> None:
    """The articles of the saved exports, where `source` says that they are."""
    (tmp_path / "texts").mkdir()
    for task in json.loads((HERE / "label_studio_export.json").read_text(encoding="utf-8")):
        data = task["data"]
        path = tmp_path / data["article"]["source"]
        path.write_text(data["text"], encoding="utf-8")


def test_what_label_studio_itself_exported(tmp_path: Path) -> None:
    placed(tmp_path)
    exported = HERE / "label_studio_export.json"
    done = kaix("annotate", "import", exported, "--format", "labelstudio", "--out", tmp_path / "gold")
    assert (done.exit_code, done.stderr) == (0, "")
    found = rows(tmp_path / "gold")
    assert [(r["article_id"], r["text"], r["position"], r["status"]) for r in found["officials"]] == [
        ("deungdae", "한서진", "부산시장", "current"),
        ("tidal", "Han Seo-jin", "Mayor", "current"),
        ("tidal", "Han Seo-jin", "head", "former"),
    ]
    assert [(r["start"], r["text"], r["amount"], r["modifier"], r["converts"]) for r in found["amounts"]] == [
        ("16", "200억 원", "20000000000", "exact", ""),
        ("139", "about 70 billion won", "70000000000", "approx", ""),
        ("161", "$50.4 million", "50400000", "exact", "139"),
    ]
    (gpus,) = found["gpu_counts"]
    assert (gpus["text"], gpus["count"], gpus["model"]) == ("1,200 H100 GPUs", "1200", "H100")
    for table in found.values():
        for row in table:
            text = (tmp_path / "texts" / f"{row['article_id']}.txt").read_text(encoding="utf-8")
            assert text[int(row["start"]) : int(row["end"])] == row["text"]
            assert row["text"] in row["sentence"]
            assert row["rule"]


def test_a_span_marked_by_hand_behind_emoji_stands_on_its_words(tmp_path: Path) -> None:
    placed(tmp_path)
    exported = HERE / "label_studio_by_hand.json"
    done = kaix("annotate", "import", exported, "--format", "labelstudio", "--out", tmp_path / "gold")
    # it was given no values: the labels are written, and what is missing is said
    assert done.exit_code == 3
    assert "rank is empty" in done.stderr
    last = rows(tmp_path / "gold")["rankings"][-1]
    assert (last["text"], TIDAL[int(last["start"]) : int(last["end"])]) == ("Harbour Institute",) * 2
    assert (last["rule"], last["rank"], last["sentence"]) == ("", "", TIDAL.split("\n")[2])


def test_an_export_of_the_time_when_label_studio_counted_utf_16_units(
    corpus_run: Path, tmp_path: Path
) -> None:
    kaix("annotate", "export", corpus_run, "--format", "labelstudio", "--out", tmp_path / "tasks.json")
    accept(tmp_path / "tasks.json")
    tasks = json.loads((tmp_path / "tasks.json").read_text())
    moved = 0
    for task in tasks:
        for item in task["annotations"][0]["result"]:
            for end in ("start", "end"):
                if "value" in item:
                    before = task["data"]["text"][: item["value"][end]]
                    item["value"][end] = len(before.encode("utf-16-le")) // 2
                    moved += item["value"][end] != len(before)
    assert moved
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    kaix("annotate", "import", tmp_path / "tasks.json", "--format", "labelstudio", "--out", tmp_path / "gold")
    assert rows(tmp_path / "gold") == rows(corpus_run)


def test_what_a_person_corrects(corpus_run: Path, tmp_path: Path) -> None:
    """A region goes, one moves, one gets another label and values, a person has a new name."""
    kaix("annotate", "export", corpus_run, "--format", "labelstudio", "--out", tmp_path / "tasks.json")
    accept(tmp_path / "tasks.json")
    tasks = json.loads((tmp_path / "tasks.json").read_text())
    (task,) = (task for task in tasks if task["data"]["article"]["article_id"] == "tidal")
    result = task["annotations"][0]["result"]
    gone = next(i["id"] for i in result if i.get("value", {}).get("labels") == ["gpu_counts"])
    result[:] = [item for item in result if item.get("id") != gone]
    at = TIDAL.index("Harbour Institute")
    place = {"start": at, "end": at + 17, "text": "Harbour Institute"}
    region = {"id": "x", "to_name": "text"}
    result += [
        {**region, "from_name": "fact", "type": "labels", "value": {**place, "labels": ["officials"]}},
        {
            **region,
            "from_name": "officials_person",
            "type": "textarea",
            "value": {**place, "text": ["Ko Eun-byeol"]},
        },
        {
            **region,
            "from_name": "officials_position",
            "type": "textarea",
            "value": {**place, "text": [" chief "]},
        },
        {
            **region,
            "from_name": "officials_status",
            "type": "choices",
            "value": {**place, "choices": ["acting"]},
        },
    ]
    for item in result:
        if item.get("value", {}).get("text") == "about 70 billion won":
            item["value"] |= {"start": 145, "text": "70 billion won"}
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    done = kaix(
        "annotate", "import", tmp_path / "tasks.json", "--format", "labelstudio", "--out", tmp_path / "gold"
    )
    assert (done.exit_code, done.stderr) == (0, "")
    found = rows(tmp_path / "gold")
    assert [row for row in found["gpu_counts"] if row["article_id"] == "tidal"] == []
    new = found["officials"][-1]
    assert (new["person"], new["person_id"], new["position"]) == ("Ko Eun-byeol", "ko-eun-byul", "chief")
    assert (new["status"], new["sentence"], new["rule"]) == ("acting", TIDAL.split("\n")[2], "")
    sums = [(r["start"], r["text"], r["converts"]) for r in found["amounts"] if r["article_id"] == "tidal"]
    assert sums == [("145", "70 billion won", ""), ("161", "$50.4 million", "145")]


def test_the_configuration_names_every_column_once(tmp_path: Path, corpus_run: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "labelstudio", "--out", tmp_path / "tasks.json")
    config = ET.parse(tmp_path / "tasks.xml").getroot()
    assert [label.get("value") for label in config.iter("Label")] == list(RECORDS)
    controls = [c.get("name") for kind in ("TextArea", "Choices") for c in config.iter(kind)]
    used = {
        item["from_name"]
        for task in json.loads((tmp_path / "tasks.json").read_text())
        for item in task["predictions"][0]["result"]
        if item["type"] in ("textarea", "choices")
    }
    assert used <= set(controls)
    assert len(controls) == len(set(controls))
    assert ET.fromstring(label_studio.config()) is not None


def test_skipped_tasks(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "labelstudio", "--out", tmp_path / "ls.json")
    accept(tmp_path / "ls.json")
    tasks = json.loads((tmp_path / "ls.json").read_text())
    tasks[0]["annotations"][0]["was_cancelled"] = True
    tasks[1]["annotations"] = []
    (tmp_path / "ls.json").write_text(json.dumps(tasks))
    done = kaix(
        "annotate", "import", tmp_path / "ls.json", "--format", "labelstudio", "--out", tmp_path / "gold"
    )
    assert done.stdout.endswith("2 tasks skipped\n")
    assert done.stdout.startswith("1 article with")
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "p.jsonl").read_text().splitlines()]
    lines[0]["answer"], lines[1]["answer"], lines[2]["answer"] = "reject", "accept", "ignore"
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = kaix(
        "annotate", "import", tmp_path / "p.jsonl", "--format", "prodigy", "--out", tmp_path / "gold2"
    )
    assert done.stdout.endswith("2 tasks skipped\n")


def test_doccano_with_relations_exports_entities(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "doccano", "--out", tmp_path / "d.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "d.jsonl").read_text().splitlines()]
    for number, line in enumerate(lines):
        line["id"], line["Comments"], line["relations"] = number, [], []
        line["entities"] = [
            {"id": n, "label": group, "start_offset": start, "end_offset": end}
            for n, (start, end, group) in enumerate(line.pop("label"))
        ]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, lines)))
    kaix("annotate", "import", tmp_path / "d.jsonl", "--format", "doccano", "--out", tmp_path / "gold")
    assert rows(tmp_path / "gold") == rows(corpus_run)


def test_prodigy_spans_carry_their_values(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    line = next(line for line in (tmp_path / "p.jsonl").read_text().splitlines() if "tidal" in line)
    task = json.loads(line)
    assert task["meta"] == {"article_id": "tidal"}
    (gpus,) = (span for span in task["spans"] if span["label"] == "gpu_counts")
    assert task["text"][gpus["start"] : gpus["end"]] == "1,200 H100 GPUs"
    assert (gpus["rows"][0]["count"], gpus["rows"][0]["model"]) == ("1200", "H100")


@pytest.mark.parametrize("tool", list(formats.FORMATS))
@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '"x"', "[]", '{"a": 1}', '[{"annotations": [{"result": 3}]}]', "\x00"]
)
def test_a_file_that_is_no_export(tmp_path: Path, tool: str, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    try:
        done = formats.import_(tmp_path / "x.json", tool, tmp_path / "gold")
    except AnnotationError as error:
        assert "\n" not in str(error)
    else:
        assert done.articles == 0
        assert done.complaint


def test_a_text_that_the_tool_changed_is_refused(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "doccano", "--out", tmp_path / "d.jsonl")
    text = (tmp_path / "d.jsonl").read_text(encoding="utf-8")
    (tmp_path / "d.jsonl").write_text(text.replace("🌊 ", "🌊"), encoding="utf-8")
    done = kaix("annotate", "import", tmp_path / "d.jsonl", "--format", "doccano", "--out", tmp_path / "gold")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "the text of 'tidal' is not the one that was exported" in done.stderr
    assert not (tmp_path / "gold").exists()


def test_regions_that_stand_nowhere_are_refused() -> None:
    text = "abc 🤖 def"
    article = {"article_id": "a", "language": "en", "sha256": sha256(text.encode()).hexdigest()}
    value = {"start": 1, "end": 3, "text": "zz", "labels": ["amounts"]}
    task = {
        "data": {"text": text, "article": article},
        "annotations": [{"result": [{"id": "1", "type": "labels", "from_name": "fact", "value": value}]}],
    }
    with pytest.raises(AnnotationError, match="shows 'zz', the text has 'bc'"):
        label_studio.read(json.dumps([task]))


def test_a_number_that_is_none(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    text = (tmp_path / "p.jsonl").read_text(encoding="utf-8").replace('"1200"', '"1,200"')
    (tmp_path / "p.jsonl").write_text(text, encoding="utf-8")
    done = kaix("annotate", "import", tmp_path / "p.jsonl", "--format", "prodigy", "--out", tmp_path / "gold")
    assert done.exit_code == 2
    assert "write digits only" in done.stderr


def test_articles_without_their_text_are_named(corpus_run: Path, tmp_path: Path) -> None:
    (tmp_path / "texts" / "tidal.txt").unlink()
    tasks, gone = read_tasks(corpus_run)
    assert [task.article["article_id"] for task in tasks] == ["harbour", "none"]
    assert list(gone) == ["tidal"]
    done = kaix("annotate", "export", corpus_run, "--format", "doccano", "--out", tmp_path / "d.jsonl")
    assert (done.exit_code, done.stderr) == (3, "tidal: The source is not there any more; left out\n")


def test_an_export_without_a_finished_task_leaves_gold_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "articles.csv").write_text("labels", encoding="utf-8")
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(AnnotationError, match="no finished task"):
        formats.import_(tmp_path / "x.json", "labelstudio", tmp_path / "gold")
    assert (tmp_path / "gold" / "articles.csv").read_text(encoding="utf-8") == "labels"


def imported(tmp_path: Path, gold: Path, *wanted: str, change: tuple[str, str] = ("", "")) -> Result:
    """An import of those lines of `p.jsonl` that are about the articles `wanted`."""
    lines = (tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()
    some = [line for line in lines if json.loads(line)["kaix_article"]["article_id"] in wanted]
    (tmp_path / "some.jsonl").write_text("\n".join(some).replace(*change), encoding="utf-8")
    return kaix("annotate", "import", tmp_path / "some.jsonl", "--format", "prodigy", "--out", gold)


def test_an_export_of_some_articles_takes_no_labels_of_others(corpus_run: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    assert imported(tmp_path, gold, "harbour", "tidal").exit_code == 0
    whole = rows(gold)
    done = imported(tmp_path, gold, "tidal", change=('"1200"', '"1300"'))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        "1 article had labels, which these replace: tidal",
        "1 article not in the export: kept as labelled: harbour",
    ]
    now = rows(gold)
    assert [row["count"] for row in now["gpu_counts"] if row["article_id"] == "tidal"] == ["1300"]
    for group, found in whole.items():
        kept = [row for row in found if row["article_id"] == "harbour"]
        assert [row for row in now[group] if row["article_id"] == "harbour"] == kept
    assert whole["amounts"]
    assert imported(tmp_path, gold, "none").stdout.startswith("1 article with 0 rows")
    assert rows(gold) == now
    articles = tables.read(gold / "articles.csv")["article_id"]
    assert list(articles) == ["harbour", "none", "tidal"]


def test_what_a_person_noted_beside_the_labels_stays(corpus_run: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    imported(tmp_path, gold, "harbour", "tidal")
    for name in ("articles", "gpu_counts"):
        lines = (gold / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()
        noted = [f"{lines[0]},note", *(f"{line},=see {n}" for n, line in enumerate(lines[1:]))]
        (gold / f"{name}.csv").write_text("\n".join(noted) + "\n", encoding="utf-8")
    before = {name: tables.read(gold / f"{name}.csv")["note"].tolist() for name in ("articles", "gpu_counts")}
    assert imported(tmp_path, gold, "tidal").exit_code == 0
    assert before == {
        name: tables.read(gold / f"{name}.csv")["note"].tolist() for name in ("articles", "gpu_counts")
    }


def test_labels_that_cannot_be_read_are_not_written_over(corpus_run: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    imported(tmp_path, gold, "harbour", "tidal")
    (gold / "amounts.csv").write_bytes(b"\xff\xfe\x00broken")
    before = {path.name: path.read_bytes() for path in gold.iterdir()}
    done = imported(tmp_path, gold, "tidal")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "amounts.csv is no CSV table" in done.stderr
    assert before == {path.name: path.read_bytes() for path in gold.iterdir()}


def test_the_folder_of_a_run_is_no_gold_folder(corpus_run: Path, tmp_path: Path) -> None:
    kaix("annotate", "export", corpus_run, "--format", "prodigy", "--out", tmp_path / "p.jsonl")
    before = rows(corpus_run)
    done = imported(tmp_path, corpus_run, "tidal")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is the folder of a run" in done.stderr
    assert rows(corpus_run) == before
