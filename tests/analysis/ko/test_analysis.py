"""The analysis of a Korean sentence: chunks with roles, clauses with predicates; and what an article goes on about."""

from kaix.analysis.ko import chunks, coined, discourse, reference
from tests.attribution.ko.readings import reading


def test_chunks_have_the_role_of_their_particle() -> None:
    read = reading("네이버는 지난해 춘천 데이터센터에 3000억원을 투자했다고 밝혔다.")
    analysis = read.analysis(0)
    assert [(c.text, c.kind, c.role) for c in analysis.chunks] == [
        ("네이버", "name", "topic"), ("지난해", "date", "time"), ("춘천 데이터센터", "noun", "place"),
        ("투자했다고", "verb", "predicate"), ("밝혔다.", "verb", "predicate"),
    ]  # fmt: skip
    assert [(c.relation, c.reported, c.predicate and c.predicate.frame) for c in analysis.clauses] == [
        ("complement", True, "pay"), ("main", False, "say"),
    ]  # fmt: skip


def test_particles_without_a_role_are_markers() -> None:
    assert {chunks.ROLE_OF[particle] for particle in ("은", "가", "를", "에게")} == {
        "topic",
        "subject",
        "object",
        "recipient",
    }


def test_an_article_introduces_names() -> None:
    assert coined.coined("스타트업 두레온이 투자를 유치했다. 두레온은 작년에 섰다.") == frozenset({"두레온"})
    assert coined.coined("정부가 투자를 늘린다.") == frozenset()


def test_the_firm_is_whom_the_article_is_about() -> None:
    read = reading("네이버는 올해 실적을 냈다.\n회사는 2조원을 투자한다. 네이버는 말이 없다.")
    assert reference.main(read) == "네이버"
    assert [(name.text) for name in reference.stand_ins(read, 1, 0, 1 << 30)] == ["네이버"]


def test_the_headline_and_the_subjects_of_an_article() -> None:
    article = discourse.of(
        reading("네이버, 2조원 투자\n네이버는 웃었다. 두레온은 웃었다. 두레온은 갔다. 두레온은 왔다.")
    )
    assert [n.text for n in article.headline_names] == ["네이버"]
    assert (article.rank("두레온"), article.rank("하늘")) == (0, 99)


def test_this_firm_is_the_last_subject_and_the_firm_whom_the_article_is_about() -> None:
    text = (
        "네이버, 새 건물 연다\n네이버는 건물을 지었다. 네이버는 기뻐했다. 카카오는 반겼다. 이 회사는 옆집이다."
        " 회사는 잔치를 연다."
    )
    read = reading(text)
    found = [
        (text[name.start : name.end], name.text)
        for index, sentence in enumerate(read.sentences)
        for name in reference.stand_ins(read, index, sentence.start_char, sentence.end_char)
    ]
    assert found == [("이 회사", "카카오"), ("회사", "네이버")]


def test_postpositions_belong_to_the_phrase_before_them() -> None:
    read = reading("네이버에 대한 투자는 카카오의 경우 앞서 대학에 비해 크다.")
    assert [(c.text, c.role, c.marker) for c in read.analysis(0).chunks if c.kind != "verb"][:4] == [
        ("네이버", "", "에 대한"), ("투자", "topic", "는"), ("카카오", "topic", "의 경우"), ("대학", "", "에 비해"),
    ]  # fmt: skip


def test_an_article_is_about_what_a_broker_speaks_of() -> None:
    read = reading("한빛증권은 가람소프트(123450)에 대해 좋다고 했다.\n가람소프트는 크다. 한빛증권은 웃었다.")
    assert reference.main(read) == "가람소프트"
    read = reading("네이버는 날씨에 대해 말했다.\n날씨는 좋다. 네이버는 웃었다.")
    assert reference.main(read) == "네이버"


def test_a_long_name_comes_back_by_its_short_form() -> None:
    text = "과학기술정보통신부(과기부)는 기금을 냈다.\n과기부는 크다. 과기부는 웃었다."
    assert reference.main(reading(text), state=True) == "과학기술정보통신부"
