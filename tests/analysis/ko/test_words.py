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
