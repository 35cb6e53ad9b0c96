"""How an English clause or sentence denies what the one before it says: "… The agency denied the report"."""

from __future__ import annotations

import re
from functools import cache

from kaix.analysis.denial_cues import cues
from kaix.analysis.retort_patterns import RetortPatterns


@cache
def patterns() -> RetortPatterns:
    """The English patterns of `retorts`."""
    known = cues("en")

    def of(kind: str, side: str, scope: str) -> str:
        return "|".join(
            use.source for use in known.denials if (use.kind, use.side, use.scope) == (kind, side, scope)
        )

    claimed, content = known.uses["claimed"], known.uses["content"]
    denies, undoes = of("claim", "before", "clause"), of("cancel", "before", "clause")
    false, right = of("false", "behind", "clause"), of("right", "behind", "clause")
    passive, fails = of("cancel", "behind", "clause"), of("fail", "behind", "subject")
    pronoun = r"(?<![\w’'])(?:this|that|it|these|those|them|which|none\s+of\s+it|none\s+of\s+this)(?![\w])"
    that = r"(?<!\w)(?:the|that|this|those|these|such|any|all|both|its)"
    said = rf"(?:{pronoun}|{that}\s+(?:[\w’'-]+\s+){{0,2}}?(?:{claimed}))"
    talks = r"(?:^|\bbut\s+|,\s)(?:talks|negotiations|plans)"
    deal = rf"(?:{pronoun}|{that}\s+(?:[\w’'-]+\s+){{0,1}}?(?:{content})|{talks})"
    words = r"(?:[\"”]?\s+[\w’'-]+){0,4}?"
    close = (
        r"(?=\s*(?:[.,;:”\"\n]|$|(?:in|on|after|over|amid|last|this|when|because|citing|later|altogether|entirely|before|due|as"
        r"|at|following|by|and|but|outright|saying|completely)\b))"
    )
    unsupported = (
        r"(?:does|do|did|is|was|has|have|had)(?:\s+not|n['’]t)\s+(?:been\s+)?"
        r"(?:support|back|bear|borne|supported|backed|match|substantiat\w*)\b"
    )
    claim = (
        rf"{said}{words}[\"”]?\s*(?:(?:{false})(?!\s+(?:to|that|about)\b)|(?P<right>{right}))"
        rf"|(?:{denies}|\brejected)\s+[\"“]?{said}{close}"
        rf"|\bcall(?:s|ed|ing)\s+(?:it|this|that|them|the\s+(?:{claimed}))\s+[\"“]?(?:an?\s+|[a-z]+ly\s+)?(?:{known.uses['false']})"
        r"|\bno\s+such\s+\w+|\bnothing\s+(?:of\s+the\s+(?:sort|kind)|to\s+(?:it|them|the\s+\w+))(?=\W|$)"
        r"|\bnot\s+(?:a\s+(?:word|grain|shred|bit)|one\s+word)\s+of\s+(?:it|that|this|truth)\b"
        r"|\bknows?\s+nothing\s+(?:of|about)\s+(?:it|that|this|any)\b"
        r"|\b(?:denies|denied)\s+(?:having\s+done|doing|saying|any)\s+(?:so|it|that|such)\b"
        r"|\bthere\s+(?:is|was)\s+(?:absolutely\s+)?no\s+truth\b"
        # ", a claim ¦that the company denied", ", which proved false"
        rf"|(?:^(?:which|something|an?\s+(?:[\w-]+\s+)?(?:{claimed}))(?:\s+(?:that|which))?\s+(?:[\w’'-]+\s+){{0,4}}?(?:(?:{denies}){close}|{false}|{unsupported}))"
    )
    undone = (
        rf"{deal}(?P<inner>(?:\s+(?!(?:said|says|is|are)\b)[\w’'-]+){{0,3}}?)\s*(?:{passive}|{fails})"
        rf"|(?:{undoes})\s+(?:it|them|(?:the|that|this)\s+(?:[\w’'-]+\s+)?(?:{content})){close}"
        rf"|(?:\b(?:back|pull|bow|walk|drop|opt)(?:p?ed|s|ing)?\s+(?:out|away)|{of('fail', 'behind', 'subject')})"
        rf"(?:\s+of\s+(?:it|the\s+(?:{content})))?{close}"
    )
    flags = re.IGNORECASE
    return RetortPatterns(
        reported=re.compile(
            rf"(?:{claimed})|\b(?:report(?:ed|edly|ing)|rumou?red|said|says|told|claimed|claiming|alleg\w+|speculat\w+|media|blogs?|argued|accused"
            r"|newspapers?|showed|listed|gave|according\s+to|leak(?:s|ed)?|sources?|wrote|put|overstat\w+|exaggerat\w+|asked\s+(?:about|whether|if)|spread|(?:call|advertis|describ|bill|brand|tout|boast|present|styl)\w*\s+(?:it|them|him|her)sel(?:f|ves)|circulat\w+|believed)\b",
            flags,
        ),
        intended=re.compile(
            rf"(?:{content})|\b(?:agreed|planned|planning|plans|pledged|promised|signed|ordered|offered|proposed|announced|will|would|was\s+to|were\s+to|is\s+to"
            r"|set\s+to|due\s+to|supposed\s+to|expected\s+to|sought|about\s+to|considered|considering|thought\s+about|mulled|toyed|weighed|wanted|hoped|prepared)\b",
            flags,
        ),
        joint=re.compile(
            r",?\s(?:but|until|before|only\s+for|although|though|however)\s+|[“\"](?=[A-Z])|[;—–]\s*|,\s(?=which\b|something\b|an?\s+(?:[\w-]+\s+)?"
            rf"(?:{claimed}))|,\sand\s",
            flags,
        ),
        claim=claim,
        corrected=re.compile(
            r"\W*(?:in\s+(?:fact|reality)|actually|the\s+(?:actual|real|true|correct|right)\s+(?:figure|number|sum|amount|count|position|rank|ranking|place|total|price|cost|value))\W+"
            r"(?:it|they|the\s+[\w-]+)?\s*(?:is|was|are|were|has|had|holds?|owns?)\s+(?:[a-z]+\s+){0,2}(?:[$₩]?\d|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b)"
            r"|\W*it\s+should\s+have\s+(?:said|been|read|shown)\b",
            flags,
        ),
        undone=undone,
        disowned=rf"(?:{denies})\s+(?:an?|the|this|local|media|press)\s+(?:[\w’'-]+\s+){{0,3}}?(?:{claimed}){close}",
        quotes=re.compile(
            r"[\"“]?(?:the|that|this|it|one|some)\s*(?:[\w’'-]+\s+){0,3}(?:had\s+|has\s+)?(?:said|claimed|alleged|reported|stated|wrote|suggested)\b",
            flags,
        ),
        flags=flags,
    )
