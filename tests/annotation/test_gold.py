"""The gold folder that corrected tasks make: whole tables, and what is there already."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kaix.annotation import gold
from kaix.annotation.tasks import AnnotationError, Fact, Task, checked
from kaix.tables import ENCODING

FIRST = "Minjae Labs bought 64 GPUs.\nIt will add 32 GPUs next year."
SECOND = "하늘로봇은 3위다."
FILES = ["amounts.csv", "articles.csv", "gpu_counts.csv", "officials.csv", "rankings.csv"]


def task(name: str, text: str, *facts: tuple[str, str, dict[str, str]], language: str = "en") -> Task:
    digest = sha256(text.encode()).hexdigest()
    article = {
        "article_id": name,
        "title": f"={name}",
        "language": language,
        "source": f"{name}.txt",
        "sha256": digest,
    }
    spans = [
        Fact(group, text.index(anchor), text.index(anchor) + len(anchor), values, "hand")
        for group, anchor, values in facts
    ]
    return checked(name, article, text, spans)


COUNTS = [
    ("gpu_counts", "32 GPUs", {"count": "32", "chip": "GPU", "modifier": "exact", "status": "planned"}),
    ("gpu_counts", "64 GPUs", {"count": "64", "chip": "GPU", "modifier": "exact", "status": "actual"}),
]
PLACE = ("rankings", "3위", {"rank": "3", "kind": "place", "status": "actual"})


def lines(folder: Path, name: str) -> list[str]:
    return (folder / f"{name}.csv").read_text(encoding=ENCODING).splitlines()


def test_the_tables_of_a_new_folder(tmp_path: Path) -> None:
    out = tmp_path / "new" / "gold"
    done = gold.write([task("pier", FIRST, *COUNTS), task("등대", SECOND, PLACE, language="ko")], out)
    assert done == gold.Written(3, (), ())
    assert sorted(path.name for path in out.iterdir()) == FILES
    assert lines(out, "gpu_counts") == [
        "article_id,start,end,text,count,count_max,modifier,chip,model,entity,status,date,sentence,rule",
        "pier,19,26,64 GPUs,64,,exact,GPU,,,actual,,Minjae Labs bought 64 GPUs.,hand",
        "pier,40,47,32 GPUs,32,,exact,GPU,,,planned,,It will add 32 GPUs next year.,hand",
    ]
    assert [line.split(",")[:6] for line in lines(out, "rankings")[1:]] == [
        ["등대", "6", "8", "3위", "3", "place"]
    ]
    assert lines(out, "amounts")[1:] == lines(out, "officials")[1:] == []
    assert [line.rsplit(",", 1)[0] for line in lines(out, "articles")] == [
        "article_id,title,published,language,source",
        "pier,'=pier,,en,pier.txt",
        "등대,'=등대,,ko,등대.txt",
    ]


def test_articles_that_are_not_among_the_tasks_keep_their_labels(tmp_path: Path) -> None:
    gold.write([task("pier", FIRST, *COUNTS), task("등대", SECOND, PLACE, language="ko")], tmp_path)
    rankings = lines(tmp_path, "rankings")
    assert gold.write([task("pier", FIRST, COUNTS[1])], tmp_path) == gold.Written(1, ("pier",), ("등대",))
    assert [line.split(",")[3] for line in lines(tmp_path, "gpu_counts")[1:]] == ["64 GPUs"]
    assert lines(tmp_path, "rankings") == rankings
    assert gold.write([task("pier", FIRST)], tmp_path) == gold.Written(0, ("pier",), ("등대",))
    assert lines(tmp_path, "gpu_counts")[1:] == []
    assert len(lines(tmp_path, "articles")) == 3


def test_a_column_that_somebody_added_stays_with_its_row(tmp_path: Path) -> None:
    gold.write([task("pier", FIRST, COUNTS[1])], tmp_path)
    path = tmp_path / "gpu_counts.csv"
    header, row = lines(tmp_path, "gpu_counts")
    path.write_text(f"{header},note\n{row},sure\n", encoding=ENCODING)
    gold.write([task("pier", FIRST, *COUNTS)], tmp_path)
    assert [line.rpartition(",")[2] for line in lines(tmp_path, "gpu_counts")] == ["note", "sure", ""]


def test_of_two_rows_that_say_the_same_one_is_written(tmp_path: Path) -> None:
    assert gold.write([task("pier", FIRST, COUNTS[1], COUNTS[1])], tmp_path).rows == 1


def refused(tmp_path: Path, *tasks: Task) -> str:
    with pytest.raises(AnnotationError) as caught:
        gold.write(tasks, tmp_path)
    return str(caught.value)


@pytest.mark.parametrize("name", ["datapackage.json", ".kaix"])
def test_the_folder_of_a_run_is_no_gold(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert "is the folder of a run" in refused(tmp_path, task("pier", FIRST))
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_nothing_is_written_of_what_is_half_wrong(tmp_path: Path) -> None:
    fine: Any = task("등대", SECOND, PLACE, language="ko")
    assert refused(tmp_path, fine, fine) == "the article '등대' stands twice in the file: keep one of the two"
    many = task("pier", FIRST, ("gpu_counts", "64 GPUs", {"count": "64K"}))
    assert refused(tmp_path, fine, many).startswith("'pier', gpu_counts on '64 GPUs': ")
    assert refused(tmp_path, fine, many).endswith(": write digits only, in whole units")
    (tmp_path / "amounts.csv").write_text("no,such,columns\n")
    assert refused(tmp_path, fine).endswith("name the column of the article's id; nothing was written")
    assert [path.name for path in tmp_path.iterdir()] == ["amounts.csv"]


def test_the_sentence_around_a_place() -> None:
    sentences = gold.Sentences(task("pier", FIRST))
    assert [sentences.around(at) for at in (0, 26, 28, len(FIRST) - 1)] == [
        "Minjae Labs bought 64 GPUs.",
        "Minjae Labs bought 64 GPUs.",
        "It will add 32 GPUs next year.",
        "It will add 32 GPUs next year.",
    ]
    assert gold.Sentences(task("blank", " ")).around(0) == ""
