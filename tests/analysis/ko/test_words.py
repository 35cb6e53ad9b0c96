"""Korean words: without particle, punctuation and what stands in brackets behind them."""

from kaix.analysis.ko import words


def test_particles_and_brackets_come_off() -> None:
    read = words.read("누리전자(012345)는 GPU는 AI 고속도로 예산안을,", 10)
    assert [(w.stem, w.particle, w.parted) for w in read] == [
        ("누리전자", "는", False), ("GPU", "는", False), ("AI", "", False), ("고속도로", "", False),
        ("예산안", "을", True),
    ]  # fmt: skip
    assert read[0].start == 10


def test_words_end_where_a_crawler_glued_sentences() -> None:
    assert [w.text for w in words.read("밝혔다.누리시는 3.5조원", 0)] == ["밝혔다.", "누리시는", "3.5조원"]


def test_a_name_that_ends_as_a_particle_does_keeps_its_end() -> None:
    assert [words.stem(w) for w in ("대만", "정부만", "대만은")] == [
        ("대만", ""),
        ("정부", "만"),
        ("대만", "은"),
    ]


def test_a_particle_under_another_comes_off_with_it() -> None:
    assert [words.stem(w) for w in ("미국에서만", "미국만")] == [("미국", "에서"), ("미국", "만")]


def test_a_quotation_ends_inside_the_verb_of_what_is_said() -> None:
    read = words.read("투자하겠다”고 ‘나눔’을", 0)
    assert [(w.stem, w.particle, w.verb is not None and w.verb.form) for w in read] == [
        ("투자하겠다고", "", "quoted"), ("나눔", "을", False),
    ]  # fmt: skip
