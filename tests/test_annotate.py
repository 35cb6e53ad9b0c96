from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from kaix import annotate, component, rules
from kaix.article import read_text
from kaix.records import RECORDS, Amount, AnyRecord, value_columns
from kaix.tokens import encodable
from tests import examples, hostile

TEXT = (
    "The ministry said on Monday it will spend over 100 trillion won ($72.29 billion) on 50,000 GPUs.\n"
    "Minister Han Seo-jin said Korea ranked third globally in AI models."
)
CORPUS = Path(__file__).parent.parent / "corpus"
LINES = [example.text for module in rules.EXTRACTORS for example in examples.load("en", module)]
QUICK = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def found(doc: Doc) -> dict[str, list[AnyRecord]]:
    return annotate.records(doc)


def check(text: str, language: str) -> None:
    doc = annotate.annotate(text, language, "2025-06-25")
    assert doc.text == encodable(text)
    tables = found(doc)
    for group, rows in tables.items():
        spans = [row.span for row in rows]
        assert spans == sorted(spans)
        for row in rows:
            assert row.group == group
            assert 0 <= row.start < row.end <= len(text)
            assert doc.text[row.start : row.end] == row.text
            assert row.text in row.sentence or "\n" in row.text
            assert row.sentence in doc.text
            assert row.rule.startswith(f"{group}.")
        for one, other in pairwise(spans):
            assert one == other or one[1] <= other[0]
    assert found(annotate.annotate(text, language, "2025-06-25")) == tables
    # without the tokens that no rule reads, the same
    assert annotate.find(text, language, "2025-06-25").records == tables


@QUICK
@given(hostile.texts("en"))
def test_any_english_text_gives_records_that_are_pieces_of_it(text: str) -> None:
    check(text, "en")


@QUICK
@given(hostile.texts("ko"))
def test_any_korean_text_gives_records_that_are_pieces_of_it(text: str) -> None:
    check(text, "ko")


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\n\n \n", "\ud800", "a\ud800b 5 billion won", "\0", "\ufeff", "\r\n"]
)
def test_next_to_nothing_is_read(text: str, language: str) -> None:
    check(text, language)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "digits", ["9" * 10_000, "9," * 5_000, "0" * 400, "1e400", "٣", "९९", "𝟗𝟗", "½", "²", "１２３"]
)
def test_absurd_numbers_are_read(digits: str, language: str) -> None:
    forms = {
        "en": "It cost {} won, ${}, {} billion won and {} GPUs, and ranked {}th of {}.",
        "ko": "{}원, {}달러, {}조원, GPU {}장, 세계 {}위, {}개국 중",
    }
    check(forms[language].replace("{}", digits), language)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_is_read_the_same_without_the_tokens_that_no_rule_reads(path: Path) -> None:
    article = read_text(path.read_text(encoding="utf-8"), path.stem)
    doc = annotate.annotate(article.text, article.language, article.published)
    assert annotate.find(article.text, article.language, article.published) == annotate.Found(
        found(doc), sum(1 for _ in doc.sents)
    )


@QUICK
@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_examples_side_by_side_are_read_the_same_without_the_tokens_that_no_rule_reads(text: str) -> None:
    assert annotate.find(text).records == found(annotate.annotate(text))


def test_spans_and_values_stand_on_the_document() -> None:
    doc = annotate.annotate(TEXT, "en", "2025-06-25")
    won, dollars = doc.spans["amounts"]
    assert (won.text, won.label_) == ("over 100 trillion won", "amounts")
    assert won.id_ == won._.record.rule
    assert (won._.currency, won._.amount, won._.modifier) == ("KRW", 10**14, "more_than")
    assert dollars._.converts == won.start_char
    assert dollars._.count is None
    assert [span.text for span in doc.spans["gpu_counts"]] == ["50,000 GPUs"]
    assert doc.spans["rankings"][0]._.rank == 3
    assert doc.spans["officials"][0]._.person == "Han Seo-jin"


def test_every_column_is_an_attribute() -> None:
    doc = annotate.annotate(TEXT, "en")
    for group, record in RECORDS.items():
        for span, row in zip(doc.spans[group], found(doc)[group], strict=True):
            for column in value_columns(record):
                assert getattr(span._, column) == getattr(row, column)
            assert span._.record == row


def test_a_span_of_someone_else_has_no_values() -> None:
    doc = annotate.annotate(TEXT, "en")
    assert doc[0:2]._.amount is None
    assert doc[0:2]._.record is None


@pytest.fixture(scope="module")
def theirs() -> spacy.Language:
    """Someone else's pipeline: kaix is one component of it, behind spaCy's own tokenizer."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kaix")
    return nlp


def test_the_component_finds_in_anyones_pipeline_what_kaix_finds(theirs: spacy.Language) -> None:
    doc = theirs(TEXT)
    assert doc.text == TEXT
    assert found(doc) == found(annotate.annotate(TEXT, "en"))


def test_glued_sums_are_divided_in_anyones_pipeline(theirs: spacy.Language) -> None:
    text = "It spent KRW150bn, or a tenth of the 16tn-won projects—$35bn more."
    doc = theirs(text)
    assert doc.text == text
    assert [token.text for token in doc] == [t.text for t in annotate.annotate(text, "en")]
    assert found(doc) == found(annotate.annotate(text, "en"))


def test_another_component_may_have_set_the_sentences(theirs: spacy.Language) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("kaix")
    assert len(found(nlp(TEXT))["amounts"]) == 2


def test_what_other_components_found_stays(theirs: spacy.Language) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "X", "pattern": "ministry"}])  # type: ignore[attr-defined]
    nlp.add_pipe("kaix")
    doc = nlp("The ministry spent KRW150bn.")
    assert [entity.text for entity in doc.ents] == ["ministry"]
    assert found(doc)["amounts"][0].text == "KRW150bn"


def test_the_date_of_the_document_resolves_its_relative_dates(theirs: spacy.Language) -> None:
    doc = theirs.make_doc("Han Seo-jin stepped down as science minister on Monday.")
    doc._.published = "2025-06-25"
    [row] = found(theirs(doc))["officials"]
    assert (row.status, row.date) == ("former", "2025-06-23")  # type: ignore[union-attr]
    [row] = found(theirs("Han Seo-jin stepped down as science minister on Monday."))["officials"]
    assert row.date is None  # type: ignore[union-attr]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_pipe_of_documents_keeps_everything(theirs: spacy.Language, processes: int) -> None:
    texts = [TEXT, "Nothing.", "", TEXT.replace("100", "9.9")]
    given = [(text, {"number": number}) for number, text in enumerate(texts)]
    docs = list(theirs.pipe(given, as_tuples=True, n_process=processes, batch_size=2))
    assert [context["number"] for _, context in docs] == [0, 1, 2, 3]
    for (doc, _), text in zip(docs, texts, strict=True):
        assert found(doc) == found(theirs(text))
        assert [span._.record for span in doc.spans["amounts"]] == found(doc)["amounts"]
        assert [span.id_ for span in doc.spans["amounts"]] == [row.rule for row in found(doc)["amounts"]]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_documents_survive_bytes_and_docbin(language: str) -> None:
    text = {"en": TEXT, "ko": "정부는 GPU 5만장을 사는 데 약 3조원(21억달러)을 쓴다고 한서진 장관이 밝혔다."}[
        language
    ]
    nlp = annotate.load(language)
    doc = nlp(text)
    assert found(doc)["amounts"]
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    [stored] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    for copy in (again, stored):
        assert found(copy) == found(doc)
        assert [span._.record for span in copy.spans["amounts"]] == found(doc)["amounts"]


def test_reading_a_document_twice_changes_nothing() -> None:
    nlp = annotate.load("en")
    doc = nlp(TEXT)
    before = found(doc)
    assert found(nlp.get_pipe("kaix")(doc)) == before  # type: ignore[operator]


KOREAN = "정부는 GPU 5만장을 사는 데 약 3조원(21억달러)을 쓴다고 한서진 장관이 밝혔다."


@pytest.mark.parametrize(("language", "text"), [("en", TEXT), ("ko", KOREAN)])
def test_a_pipeline_can_be_saved_and_loaded(language: str, text: str, tmp_path: Path) -> None:
    nlp = annotate.load(language)
    nlp.to_disk(tmp_path)
    for again in (spacy.load(tmp_path), annotate.load(language).from_bytes(nlp.to_bytes())):
        assert found(again(text)) == found(nlp(text))
        assert [token.text for token in again(text)] == [token.text for token in nlp(text)]


def test_a_pipeline_of_someone_else_can_be_saved_and_loaded(theirs: spacy.Language, tmp_path: Path) -> None:
    theirs.to_disk(tmp_path)
    assert found(spacy.load(tmp_path)(TEXT)) == found(theirs(TEXT))


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="no rules for the language 'de': kaix reads en and ko"):
        annotate.load("de")
    with pytest.raises(ValueError, match="no rules for the language 'de'"):
        spacy.blank("de").add_pipe("kaix")


def amount(start: int, end: int, rule: str = "amounts.a") -> Amount:
    return Amount(start=start, end=end, text="", sentence="", rule=rule, currency="KRW", amount=0)  # type: ignore[arg-type]


def test_of_overlapping_anchors_the_longest_stands() -> None:
    kept = component.resolve_overlaps([amount(0, 4), amount(2, 9), amount(9, 11), amount(8, 10)])
    assert [row.span for row in kept] == [(2, 9), (9, 11)]


def test_of_two_equally_long_ones_the_first_stands_and_equal_anchors_all_do() -> None:
    kept = component.resolve_overlaps([amount(3, 6), amount(0, 4, "x"), amount(1, 4), amount(0, 4, "y")])
    assert [(row.span, row.rule) for row in kept] == [((0, 4), "x"), ((0, 4), "y")]


def test_the_words_of_documents_that_are_given_away_know_everything() -> None:
    annotate.find("Zobrel will spend 20 billion won.", "en")
    doc = annotate.annotate("Zobrel will spend 20 billion won.", "en")
    assert [(token.shape_, token.is_alpha, token.like_num) for token in doc][:1] == [("Xxxxx", True, False)]
    plain = annotate.shared("en").make_doc("twenty Zobrels, 5")
    assert [(t.lower_, t.is_alpha, t.is_punct, t.like_num) for t in plain] == [
        ("twenty", True, False, True), ("zobrels", True, False, False),
        (",", False, True, False), ("5", False, False, True),
    ]  # fmt: skip


def test_a_name_that_could_be_a_sum_is_no_sum() -> None:
    found = annotate.find("이억원 금융위원장은 회의에서 이억 원을 언급했다.", "ko").records
    assert [record.text for record in found["officials"]] == ["이억원"]
    assert [record.text for record in found["amounts"]] == ["이억 원"]
