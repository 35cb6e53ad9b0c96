"""Korean news pages in the shape of ten sites: the markup is theirs, every word of the articles is invented here.

`pages()` gives each template four articles. A template holds what its kind of page has around an article: menus,
share buttons, the reporter's box, readers' comments, lists of other articles, the notice of copyright.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """What an article says and who says it when; `day` is ISO 8601."""

    title: str
    paragraphs: tuple[str, ...]
    reporter: str
    day: str

    @property
    def dotted(self) -> str:
        return self.day.replace("-", ".")


_REPORTERS = ("한가온", "문서진", "도하람", "채윤슬")
_SUBJECTS = (
    ("누리전자", "해솔시", "{0}억원", "서버 {1}대"),
    ("가람클라우드", "도담시", "{0}억 원", "GPU {1}장"),
    ("미르로보", "새빛광역시", "{0}00억원", "로봇 {1}대"),
    ("온새미테크", "한빛도", "{0}조원", "NPU {1}개"),
)
_TITLES = (
    "{name}, {place}에 인공지능 연구소 세운다… {sum} 투자",
    "{place} “{name}와 데이터센터 짓겠다”",
    "[단독] {name} {sum} 규모 AI 사업 수주",
    "{name} 2분기 실적 발표… AI 매출 {sum}",
)
_LEADS = (
    "{name}가 {place}에 인공지능 연구소를 세우고 앞으로 세 해에 걸쳐 {sum}을 투자한다고 밝혔다. 연구소는 {count} 규모로 꾸린다.",
    "{place}는 {name}와 손잡고 내년 말까지 데이터센터를 짓기로 했다. 사업비는 {sum}이며 {count} 규모로 꾸밀 예정이다.",
    "{name}가 {place}가 발주한 {sum} 규모의 인공지능 행정 사업을 따낸 것으로 확인됐다. 사업 기간은 두 해다.",
    "{name}는 지난 분기 인공지능 부문에서 {sum}의 매출을 올렸다고 공시했다. 한 해 전 같은 때보다 크게 늘었다.",
)
_MIDDLES = (
    "회사 관계자는 “지역 대학과 함께 학생을 뽑아 가르치고, 졸업한 뒤에는 연구소에서 일할 수 있게 하겠다”고 말했다.",
    "{place} 주민들은 일자리가 늘어날 것이라는 기대와 전기를 너무 많이 쓸 것이라는 걱정을 함께 내놓고 있다.",
    "업계에서는 이번 결정이 비슷한 계획을 저울질하던 다른 회사에도 영향을 줄 것으로 보고 있다. 값이 오른 장비를 미리 사 두려는 움직임도 있다.",
    "이 사업은 지난해 한 차례 미뤄졌다가 올해 초 다시 추진됐다. 땅을 사들이는 일은 이미 끝났고, 설계는 다음 달에 시작한다.",
    "전문가들은 장비를 들여오는 것만으로는 부족하다고 지적한다. 한 교수는 “쓸 사람과 쓸 곳을 함께 마련해야 한다”고 했다.",
)
_LASTS = (
    "{name}는 이달 안에 세부 계획을 내놓을 예정이다.",
    "협약식은 다음 주 {place} 청사에서 열린다.",
    "두 기관은 자세한 금액과 일정을 따로 알리기로 했다.",
)


def story(number: int) -> Story:
    """The article with this number, the same every time."""
    name, place, money, things = _SUBJECTS[number % 4]
    words = {
        "name": name,
        "place": place,
        "sum": money.format(2 + number * 3, number),
        "count": things.format(number, f"{(number + 2) * 150:,}"),
    }
    middles = [_MIDDLES[(number + step) % len(_MIDDLES)] for step in range(2 + number % 3)]
    turn = number // 4 % 4
    lines = [_LEADS[turn], *middles, _LASTS[number % 3]]
    return Story(
        _TITLES[turn].format(**words),
        tuple(line.format(**words) for line in lines),
        _REPORTERS[number % 4],
        f"2026-0{1 + number % 9}-{1 + number % 28:02}",
    )


_OTHERS = (
    "다른 회사, 9조원 들여 공장 짓는다",
    "한빛은행장에 김여울 내정",
    "GPU 7만장 확보 계획 나와",
    "오늘 밤 전국에 비, 내일은 맑음",
)


def _links(tag: str = "li") -> str:
    return "".join(
        f'<{tag}><a href="/news/{n}">{n}. {title}</a></{tag}>' for n, title in enumerate(_OTHERS, 1)
    )


_READERS = (
    "<p>저 회사가 8조원을 쓴다는 것은 믿기 어렵습니다. 지난번에도 그러지 않았나요.</p>"
    "<p>이영희 장관이 책임져야 한다고 봅니다. 세금이 아깝습니다.</p>"
)
_MENU = '<nav class="gnb"><ul><li><a href="/">홈</a></li><li><a href="/economy">경제</a></li><li><a href="/it">IT</a></li></ul></nav>'


def _page(head: str, body: str, title: str) -> str:
    return f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def _p(s: Story, attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{line}</p>" for line in s.paragraphs)


def _br(s: Story) -> str:
    return "<br><br>\n".join(s.paragraphs)


def wire(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title} | 새벽통신"><meta property="og:site_name" content="새벽통신">'
        f'<meta property="article:published_time" content="{s.day}T09:10:00+09:00">',
        f'<header>{_MENU}</header><div class="content03"><header class="title-article01"><h1 class="tit">{s.title}</h1>'
        f'<p class="update-time" data-published-time="{s.day}">송고시간{s.day} 09:10</p></header>'
        f'<article class="story-news article"><div class="writer-zone01"><strong class="tit-name">{s.reporter} 기자</strong></div>'
        f'<div class="comp-box photo-group"><figure><img src="a.jpg"><figcaption class="txt-desc">청사 전경</figcaption></figure></div>'
        f'{_p(s)}<aside class="aside-bnr06"><p>광고</p></aside><p class="txt-copyright adrs">&lt;저작권자(c) 새벽통신, 무단 전재-재배포 금지&gt; '
        f"{s.dotted} 09:10 송고</p></article>"
        f'<div class="aside-box419"><strong>많이 본 뉴스</strong><ul>{_links()}</ul></div>'
        f'<section class="comment-zone"><h2>댓글</h2>{_READERS}</section></div><footer>새벽통신</footer>',
        f"{s.title} | 새벽통신",
    )


def naver(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title}"><meta property="og:article:author" content="가온일보 | 네이버">'
        f'<meta name="twitter:creator" content="가온일보"><meta name="twitter:site" content="네이버 뉴스">',
        f'<div class="media_end_head go_trans"><div class="media_end_head_top"><a class="media_end_head_top_logo"><img '
        f'class="media_end_head_top_logo_img light_type" title="가온일보" alt="가온일보"></a></div><div class="media_end_head_title">'
        f'<h2 id="title_area" class="media_end_head_headline"><span>{s.title}</span></h2></div>'
        f'<div class="media_end_head_info_datestamp"><div class="media_end_head_info_datestamp_bunch"><em class="media_end_head_info_datestamp_term">입력</em>'
        f'<span class="media_end_head_info_datestamp_time _ARTICLE_DATE_TIME" data-date-time="{s.day} 10:00:00">{s.dotted}. 오전 10:00</span></div>'
        f'<div class="media_end_head_info_datestamp_bunch"><em class="media_end_head_info_datestamp_term">수정</em><span '
        f'class="media_end_head_info_datestamp_time _ARTICLE_MODIFY_DATE_TIME" data-modify-date-time="2026-12-24 11:00:00">2026.12.24. 오전 11:00</span></div></div>'
        f'<div class="media_end_head_journalist"><em class="media_end_head_journalist_name">{s.reporter} 기자</em></div></div>'
        f'<div id="newsct_article" class="newsct_article _article_body"><article id="dic_area" class="go_trans _article_content">'
        f'<span class="end_photo_org"><div class="nbd_im_w"><img src="a.jpg"></div><em class="img_desc">연구소가 들어설 터. 회사 제공</em></span>'
        f"{_br(s)}</article><div class='byline'><p class='byline_p'><span class='byline_s'>{s.reporter} 기자(reporter@gaon.example)</span></p></div>"
        f'<p class="c_text">Copyright ⓒ 가온일보. All rights reserved. 무단 전재 및 재배포 금지.</p></div>'
        f'<div class="media_end_categorize"><a class="media_end_categorize_item">IT</a>이 기사는 언론사에서 IT 섹션으로 분류했습니다.</div>'
        f'<div class="u_cbox"><div class="u_cbox_content_wrap"><ul class="u_cbox_list"><li>{_READERS}</li></ul></div></div>'
        f'<div class="ofhd_ct"><h3>가온일보 주요뉴스</h3><ul>{_links()}</ul></div>',
        s.title,
    )


def daum(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="다음 뉴스"><meta property="og:article:author" content="나루신문">'
        f'<meta property="og:regDate" content="{s.day.replace("-", "")}094500">',
        f'<div class="head_view"><h3 class="tit_view" data-translation="true">{s.title}</h3><a id="kakaoServiceLogoLink"><img id="kakaoServiceLogo" alt="나루신문">'
        f'</a><div class="info_view"><span class="txt_info">{s.reporter}</span><span class="txt_info">입력 <span class="num_date">{s.dotted}. 09:45</span></span>'
        f'</div></div><div class="news_view fs_type1"><div class="article_view" data-translation-body="true"><section dmcf-sid="x">'
        f'<strong class="summary_view"></strong><figure class="figure_frm origin_fig"><p class="link_figure"><img src="a.jpg"></p>'
        f'<figcaption class="txt_caption">설명을 듣는 사람들</figcaption></figure>{_p(s, " dmcf-ptype=general")}</section></div>'
        f'<p class="txt_copyright">Copyright © 나루신문. 무단전재 및 재배포 금지.</p></div>'
        f'<div class="alex-area"><div class="comment_wrap">{_READERS}</div></div><div class="box_recommend"><h4>이 시각 주요뉴스</h4><ul>{_links()}</ul></div>',
        s.title,
    )


def fusion(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="해오름일보"><script type="application/ld+json">'
        f'{{"@context":"https://schema.org","@graph":[{{"@type":"WebSite","name":"해오름일보","datePublished":"2001-01-01"}},{{"@type":"NewsArticle",'
        f'"headline":"{s.title.replace(chr(34), "")}","datePublished":"{s.day}T07:00:00+09:00","dateModified":"2026-12-25","author":[{{"@type":"Person","name":"{s.reporter} 기자"}}],'
        f'"video":{{"@type":"VideoObject","datePublished":"2019-05-05"}}}}]}}</script>',
        f'<div id="fusion-app">{_MENU}<main class="layout"><div class="article-header"><h1 class="article-header__headline"><span>{s.title}</span></h1></div>'
        f'<div class="article-byline"><a href="/r">{s.reporter} 기자</a><span class="inputDate">업데이트 2026.12.25. 10:00</span></div>'
        f'<section class="article-body" itemprop="articleBody"><div class="lead"><figure><img src="a.jpg"><figcaption>조감도</figcaption></figure></div>'
        f"{_p(s, ' class=&quot;article-body__content&quot;').replace('&quot;', chr(34))}</section>"
        f'<div class="comment-section"><h3>100자평</h3>{_READERS}</div><div class="story-card-list"><h2>오늘의 핫뉴스</h2><ul>{_links()}</ul></div></main></div>',
        f"{s.title} - 해오름일보",
    )


def itemprop(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title} | 물결일보"><meta property="og:site_name" content="물결일보"><meta name="author" content="{s.reporter}">',
        f'<header class="header">{_MENU}</header><section id="container"><article id="article"><header class="article_header"><h1 class="headline">{s.title}</h1>'
        f'<div class="datetime"><div class="time_bx"><p class="date">입력 <time itemprop="datePublished" datetime="{s.day}T05:00:00+09:00">{s.dotted} 05:00</time></p>'
        f'<p class="date">업데이트 <time itemprop="dateModified" datetime="2026-12-30T05:00:00+09:00">2026.12.30 05:00</time></p></div></div></header>'
        f'<div class="article_body fs3" id="article_body">{_p(s, " data-divno=1")}<div class="ab_related_article"><div class="ab_subtitle"><p>관련기사</p></div>'
        f'<ul>{_links()}</ul></div></div></article><div class="comment_area"><ul class="cmt_list"><li>{_READERS}</li></ul></div>'
        f'<aside class="rank"><strong>실시간 인기 기사</strong><ol>{_links()}</ol></aside></section>',
        f"{s.title} | 물결일보",
    )


def breaks(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="두루일보"><meta property="dd:published_time" content="{s.day}">'
        f'<meta property="article:published_time" content="{s.day}T03:00:00+09:00">',
        f'{_MENU}<section class="head_group"><h1>{s.title}</h1><ul class="news_info"><li><strong>{s.reporter}</strong> 기자</li>'
        f"<li><button><span>업데이트 2026-11-30 08:00</span></button></li></ul></section>"
        f'<div class="view_body"><div class="main_view"><section class="news_view">{_br(s)}<div class="view_ad06"><div>광고</div></div></section>'
        f'<div class="reporter_list"><p>{s.reporter} 기자 reporter@duru.example</p></div><span class="copyright">ⓒ 두루일보 &amp; duru.example, 무단 전재 및 재배포 금지</span></div>'
        f'<div class="view_series"><h3>지금 뜨는 뉴스</h3><ul>{_links()}</ul></div><div id="replyArea" class="reply_box">{_READERS}</div></div>',
        f"{s.title}｜두루일보",
    )


def cms(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title} - 에이아이마을"><meta property="og:site_name" content="에이아이마을">'
        f'<meta property="article:published_time" content="{s.day}T12:00:00+09:00"><meta property="dable:author" content="{s.reporter}">',
        f'<div id="user-wrap">{_MENU}<section id="article-view"><header class="article-view-header"><h3 class="heading">{s.title}</h3>'
        f'<article class="item"><ul class="infomation"><li>기자명 {s.reporter} 기자</li><li>입력 {s.dotted} 12:00</li><li>수정 2026.12.31 13:00</li><li>댓글 0</li></ul></article></header>'
        f'<article id="article-view-content-div" class="article-veiw-body view-page font-size17" itemprop="articleBody">'
        f'<div style="text-align:center"><figure class="photo-layout"><img src="a.jpg"><figcaption>(사진=회사)</figcaption></figure></div>{_p(s)}'
        f'<p>{s.reporter} 기자 reporter@village.example</p></article><div class="view-copyright">저작권자 © 에이아이마을 무단전재 및 재배포 금지</div>'
        f'<article class="relation"><h4>관련기사</h4><ul>{_links()}</ul></article><section id="comment-wrap"><div class="comment-list">{_READERS}</div></section>'
        f'<aside class="side"><h4>가장 많이 본 기사</h4><ol>{_links()}</ol></aside></section></div>',
        f"{s.title} - 에이아이마을",
    )


def business(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title}"><meta property="og:site_name" content="한길경제"><meta name="author" content="{s.reporter}">',
        f'<div id="container">{_MENU}<article class="article"><h1 class="headline">{s.title}</h1><div class="article-timestamp"><div class="datetime">'
        f'<span class="item"><em class="label">입력</em><span class="txt-date">{s.dotted} 17:20</span></span><span class="item"><em class="label">수정</em>'
        f'<span class="txt-date">2026.12.01 17:30</span></span></div></div><div class="article-body-wrap"><div class="article-body" id="articletxt">'
        f'<figure class="article-figure"><img src="a.jpg"><figcaption class="figure-caption">회의 모습</figcaption></figure>\n{_br(s)}<br><br>{s.reporter} 기자 reporter@hangil.example'
        f'</div></div><div style="display:none"><p>이 글은 화면에 나오지 않으며 9조원을 투자한다는 내용이 들어 있습니다.</p></div></article>'
        f'<div class="comment-wrap" id="livereContainer">{_READERS}</div><div class="rank-list"><h3>많이 본 뉴스</h3><ul>{_links()}</ul></div></div>',
        f"{s.title} | 한길경제",
    )


def daily(s: Story) -> str:
    return _page(
        f'<meta property="og:title" content="{s.title} - 새날경제"><meta property="og:site_name" content="새날경제"><meta name="article:published" content="{s.day}T08:30:00">',
        f'{_MENU}<section class="news_ttl_sec"><h2 class="news_ttl">{s.title}</h2><dl class="registration"><dt>입력 :</dt><dd>{s.dotted} 08:30</dd></dl>'
        f'<dl class="author"><dt><a href="/r">{s.reporter} 기자</a></dt></dl></section><section class="contents"><div class="news_cnt_detail_wrap" itemprop="articleBody">'
        f'<div class="mid_title"><div class="midtitle_text"></div></div>{_p(s, " refid=1")}<div class="ad_wrap"><p>광고</p></div></div>'
        f'<div class="hot_issue"><p>핫이슈</p><ul>{_links()}</ul></div></section><div class="cmt_wrap"><div class="cmt_list">{_READERS}</div></div>'
        f'<div class="popular"><h3>오늘의 주요뉴스</h3><ul>{_links()}</ul></div>',
        f"{s.title} - 새날경제",
    )


def tables(s: Story) -> str:
    """A paper of the provinces whose page is laid out with tables, as of twenty years ago."""
    return _page(
        "",
        f'<table width="900"><tr><td colspan="2"><a href="/">홈</a> | <a href="/e">경제</a> | <a href="/s">사회</a></td></tr><tr><td width="600"><table><tr><td>'
        f'<font size="5"><b>{s.title}</b></font></td></tr><tr><td align="right">등록일 {s.dotted[2:]} 10:30</td></tr><tr><td class="view_text" id="view_text"><p>'
        f"{'</p><p>'.join(s.paragraphs)}</p></td></tr><tr><td>{s.reporter} 기자</td></tr></table></td><td><table><tr><td><b>많이 본 기사</b></td></tr>"
        f"{''.join(f'<tr><td><a href=/{n}>{title}</a></td></tr>' for n, title in enumerate(_OTHERS))}</table></td></tr></table>",
        s.title,
    )


TEMPLATES: dict[Callable[[Story], str], str | None] = {
    wire: "새벽통신",
    naver: "가온일보",
    daum: "나루신문",
    fusion: "해오름일보",
    itemprop: "물결일보",
    breaks: "두루일보",
    cms: "에이아이마을",
    business: "한길경제",
    daily: "새날경제",
    tables: None,
}
"""Each template with the publisher that its pages state."""


def pages() -> Iterator[tuple[str, Story, str | None]]:
    """The HTML of forty pages, what each says, and its publisher."""
    for kind, (template, publisher) in enumerate(TEMPLATES.items()):
        for number in range(4):
            told = story(kind + 4 * number + kind % 3)
            yield template(told), told, publisher
