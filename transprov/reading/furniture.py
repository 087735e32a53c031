"""Lines of the page around an article. What is not clearly one of them is content."""

from __future__ import annotations

import re

from transprov.reading.cues import Cues, fold, opening

_BRANDS = frozenset(
    [
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "telegram",
        "linkedin",
        "pinterest",
        "reddit",
        "xing",
        "messenger",
        "bluesky",
        "threads",
        "mastodon",
        "flipboard",
        "instagram",
        "youtube",
        "tiktok",
        "signal",
        "pocket",
        "tumblr",
        "e-mail",
        "email",
        "mail",
        "sms",
        "rss",
        "url",
    ]
)
_EDGE = " \t\xa0\u202f:.…>›»→|!+-–—•·*#▶▸<‹«←↑↓()[]"
_COUNT = re.compile(r"^\d{1,6}\s+|\s*\(?\d{1,6}\)?$")
_READING_TIME = re.compile(
    r"(?:\w{4,20}:?\s)?\d{1,3}\s?min(?:\.|uten|utes?)?(?:\s(?:read|de lecture|lesezeit|lesedauer))?", re.I
)
_COMMENTS = re.compile(r"\d{1,5}\s(?:comments?|kommentare?|commentaires?|views?|shares?)", re.I)
_SITE_TALK = re.compile(r"cookie|newsletter|datenschutz|privacy|vie privée|consent|einwilligung|consentement", re.I)
_WORD = re.compile(r"[^\s|/,·•;]+")
_CLOCK = re.compile(r"\d{1,2}\s?[:h]\s?\d\d")
_TRAIL = re.compile(r"\s+[>›→]\s+")
_MENU = re.compile(r"\s*[|/·•]\s*")
_MARKDOWN_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)")
_LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+|(?:#\w+[\s,]*)+|<(?:https?://)[^>\s]+>")


def is_furniture(line: str, cues: Cues) -> bool:
    """Whether a whole line is a share bar, a label, a consent or newsletter line, an ad mark or a bare link."""
    line = line.strip()
    if len(line) > 600 or not line:
        return False
    core = fold(line).strip(_EDGE).casefold()
    if core in cues.furniture or _COUNT.sub("", core).strip(_EDGE) in cues.furniture:
        return True
    if _LINK_ONLY.fullmatch(line) or _MARKDOWN_IMAGE.fullmatch(line) or _READING_TIME.fullmatch(core):
        return True
    return _is_share_bar(core, cues) or _opens_like_furniture(line, cues)


def is_reading_time(part: str) -> bool:
    """Whether this is how long an article takes to read, or a count of comments, and nothing else: "3 min read"."""
    core = fold(part).strip(_EDGE).casefold()
    return _READING_TIME.fullmatch(core) is not None or _COMMENTS.fullmatch(core) is not None


def announces_others(line: str, cues: Cues) -> bool:
    """Whether a line is the label of a list of other articles and nothing more: "Lesen Sie auch:"."""
    core = fold(line).strip(_EDGE).casefold()
    return len(core) <= 60 and core in cues.related


def is_navigation(line: str, cues: Cues) -> bool:
    """Whether a line at the top is a menu or breadcrumb: "Startseite > Wirtschaft", "Culture | Cinéma"."""
    trail = _TRAIL.split(line)
    parts = trail if len(trail) > 1 else _MENU.split(line)
    if len(parts) < 2 or not all(part.strip() and len(part.split()) <= 3 and len(part) <= 30 for part in parts):
        return False
    home = fold(parts[0]).strip().casefold() in cues.furniture
    return len(trail) > 1 or home or all(len(part.split()) == 1 for part in parts)


def _is_share_bar(core: str, cues: Cues) -> bool:
    words = _WORD.findall(core)
    brands = sum(word in _BRANDS for word in words)
    if not brands or len(words) > 15 or (len(words) == 1 and len(core) == 1):
        return False
    rest = core
    for word in words:
        if word in _BRANDS:
            rest = rest.replace(word, " ", 1)
    left = " ".join(_WORD.findall(rest))
    return not left or left in cues.furniture or all(word in cues.furniture for word in left.split())


def _opens_like_furniture(line: str, cues: Cues) -> bool:
    line = line.lstrip("+-–—*# ")
    if _CLOCK.search(line) and len(line) <= 80 and opening(line, cues.published + cues.updated) > 4:
        return True  # "Publié aujourd'hui à 06h12": a time that names no day
    end = opening(line, cues.furniture_prefixes)
    if not end:
        return False
    rest = line[end:].lstrip()
    # "Lesen Sie auch: ...", "Themen: ..." label a link; the others are invitations, which are short
    if rest[:1] in {":", ">", "→", "|"} or line[end - 1] == ":":
        return len(line) <= 250
    return len(line) <= (600 if _SITE_TALK.search(line) else 120)
