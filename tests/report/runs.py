"""Run folders for tests of what reads them: texts as files, tables as `kaix run` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from kaix import datapackage, tables
from kaix.evaluation.folders import read_text
from kaix.records import RECORDS, AnyRecord

HOSTILE = (
    "<script>document.title = 'broken'</script> Mayor \"Ha<b>ram\" said it's 3 trillion won</script><!-- & more.\n"
    "<img src=x onerror=\"document.title='broken'\"> 🤖🤖 The port bought 64 GPUs, third in Asia]]>."
)
PLAIN = (
    "부산시는 항만 모델에 200억 원을 쓴다.\n"
    "Naver CEO Choi Soo-yeon pledged $5 million, about 7 billion won. It ranks fifth of 40 in Asia."
)


def record(group: str, article_id: str, text: str, anchor: str, **values: object) -> AnyRecord:
    """A record on the first `anchor` in `text`, in the line around it."""
    start = text.index(anchor)
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    return RECORDS[group](
        article_id=article_id,
        start=start,
        end=start + len(anchor),
        text=anchor,
        sentence=line,
        rule=f"{group}.made",
        **values,  # type: ignore[arg-type]
    )


def hostile_records(article_id: str) -> list[AnyRecord]:
    evil = "</script><script>document.title='broken'</script>"
    return [
        record("officials", article_id, HOSTILE, 'Ha<b>ram', person="Ha<b>ram", person_id="ha-b-ram", position=evil),
        record("amounts", article_id, HOSTILE, "3 trillion won", currency="KRW", amount=Decimal(3 * 10**12),
               entity=evil, topic="<!-- <script> \u2028 ' \"", period="2026", status="planned"),
        record("gpu_counts", article_id, HOSTILE, "64 GPUs", count=64, entity=f"항만 {evil}", date="2025-06"),
        record("rankings", article_id, HOSTILE, "third in Asia", rank=3, subject=evil,
               domain="=ports <b>", source="'-1", scope="＝1, \"a\""),
    ]  # fmt: skip


def plain_records(article_id: str) -> list[AnyRecord]:
    won = PLAIN.index("about 7 billion won")
    dollars = record(
        "amounts", article_id, PLAIN, "$5 million", currency="USD", amount=Decimal(5 * 10**6), converts=won
    )
    person = {"person": "Choi Soo-yeon", "person_id": "choi-soo-yeon"}
    naver = {"position": "CEO", "organization": "Naver", "sector": "company"}
    port = {"currency": "KRW", "amount": Decimal(2 * 10**10), "period": "2025", "topic": "항만 모델"}
    about = {"currency": "KRW", "amount": Decimal(7 * 10**9), "modifier": "approx", "status": "planned"}
    rank = {
        "rank": 5,
        "total": 4,
        "subject": "South Korea",
        "domain": "항만",
        "scope": "Asia",
        "period": "2024",
    }
    return [
        record("officials", article_id, PLAIN, "Choi Soo-yeon", **person, **naver),
        record("officials", article_id, PLAIN, "Choi Soo-yeon", **person, position="head", status="former"),
        record("amounts", article_id, PLAIN, "200억 원", **port),
        dollars,
        record("amounts", article_id, PLAIN, "about 7 billion won", **about),
        record("rankings", article_id, PLAIN, "fifth of 40", **rank),
    ]


def write(
    folder: Path,
    articles: Mapping[str, tuple[str, Iterable[AnyRecord]]],
    own: Mapping[str, Mapping[str, str | None]] | None = None,
    **cells: str,
) -> Path:
    """The run folder `folder/run` of texts in `folder/texts`.

    `cells` go into every row of `articles.csv`, `own` into those of single articles.
    """
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[tables.AnyRow]] = {table: [] for table in tables.COLUMNS}
    for article_id, (text, records) in articles.items():
        path = folder / "texts" / f"{article_id}.txt"
        path.write_text(text, encoding="utf-8")
        assert read_text(path, article_id) == text, "cleaning changes this text"
        row = {
            "title": f"Title of {article_id}", "publisher": None, "authors": None, "published": "2025-06-25",
            "url": None, "language": "en", "source": path.as_posix(),
        }  # fmt: skip
        rows["articles"].append(
            tables.ArticleRow(
                article_id=article_id,
                characters=len(text),
                sentences=text.count("\n") + 1,
                sha256=sha256(text.encode()).hexdigest(),
                **(row | cells | dict((own or {}).get(article_id, {}))),  # type: ignore[arg-type]
            )
        )
        for found in records:
            rows[found.group].append(found)
    files = {
        f"{t}.csv": tables.to_csv(t, tables.frame(t, rows[t])).encode(tables.ENCODING) for t in tables.COLUMNS
    }
    tables.write(folder / "run", {**files, "datapackage.json": datapackage.to_json().encode()})
    return folder / "run"


def small(folder: Path) -> Path:
    """A run of two articles, one of them hostile."""
    return write(
        folder,
        {"hostile": (HOSTILE, hostile_records("hostile")), "plain": (PLAIN, plain_records("plain"))},
        title="</title><script>document.title='broken'</script>",
        publisher="<i>Paper</i>",
        url="javascript:document.title='broken'",
    )


PLAN = (
    "Haeju City will spend 2 trillion won on its harbour model by 2027.\n"
    "It denied that it would buy 900 GPUs from Orum Chips for 5 trillion won. Orum Chips ranked 4th in edge chips."
)
DONE = (
    "해주시는 항만 모델에 2조원을 썼다.\n"
    "Haeju City also paid $10 million for its port, and runs 300 GPUs. Orum Chips ranked 2nd in edge chips."
)
LATER = "Haeju City now runs 800 GPUs, and rents racks for $3 million a year."


def told(folder: Path) -> Path:
    """A run of three articles of two papers and years: a plan that was kept, a denial, GPUs and a rank that change."""
    harbour = {"currency": "KRW", "amount": Decimal(2 * 10**12), "topic": "harbour model", "period": "2027"}
    dollars = {"currency": "USD", "entity": "Haeju City"}
    chips = {"subject": "Orum Chips", "domain": "edge chips"}
    refused = {
        "amount": Decimal(5 * 10**12),
        "topic": "chips",
        "period": None,
        "entity": "Haeju City",
        "status": "denied",
    }
    racks = {**dollars, "per": "year"}
    return write(
        folder,
        {
            "plan": (PLAN, [
                record("amounts", "plan", PLAN, "2 trillion won", **harbour, entity="Haeju City", status="planned"),
                record("amounts", "plan", PLAN, "5 trillion won", **(harbour | refused)),
                record("gpu_counts", "plan", PLAN, "900 GPUs", count=900, entity="Haeju City", status="denied"),
                record("rankings", "plan", PLAN, "ranked 4th", rank=4, **chips, period="2025"),
            ]),
            "done": (DONE, [
                record("amounts", "done", DONE, "2조원", **harbour, entity="Haeju City"),
                record("amounts", "done", DONE, "$10 million", **dollars, amount=Decimal(10**7), topic="port"),
                record("gpu_counts", "done", DONE, "300 GPUs", count=300, entity="Haeju City"),
                record("rankings", "done", DONE, "ranked 2nd", rank=2, **chips, period="2026"),
            ]),
            "later": (LATER, [
                record("gpu_counts", "later", LATER, "800 GPUs", count=800, entity="Haeju City"),
                record("amounts", "later", LATER, "$3 million a year", **racks, amount=Decimal(3_000_000)),
            ]),
        },
        {
            "plan": {"published": "2025-03-01", "publisher": "Haeju Daily"},
            "done": {"published": "2026-02-01", "publisher": "해주신문", "language": "ko"},
            "later": {"published": "2026-05-01", "publisher": "Haeju Daily"},
        },
    )  # fmt: skip


def large(folder: Path, articles: int = 500) -> Path:
    """A run of 20 facts an article."""
    made: dict[str, tuple[str, list[AnyRecord]]] = {}
    for number in range(articles):
        name = f"article{number:04}"
        lines = [
            f"In item {name[-4:]}-{n:02}, Haeju spent {n + 1}.{number % 10} billion won on the model of its "
            "harbour, officials said after a long day of talks with all of the many firms that build there."
            for n in range(20)
        ]
        text = "\n".join(lines)
        values = {"currency": "KRW", "entity": f"Haeju {number}", "period": str(2015 + number % 12)}
        records = []
        for n in range(20):
            digits = f"{n + 1}.{number % 10}"
            amount = Decimal(digits) * 10**9
            records.append(
                record("amounts", name, text, f"{digits} billion won", **values, amount=amount, topic="model")
            )
        made[name] = (text, records)
    return write(folder, made)
